import '../design/base.css';
import '../prompt-effects.ts';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../text/i18n.ts';
import { Gallery } from './Gallery.tsx';
import { showStates } from './states.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('gallery.html has no element with the id "root"');

await startTexts();
showStates();
createRoot(root).render(<Gallery />);
