import './early.ts';
import './strict-policy.ts';
import './design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { playMusic } from './sound/music.ts';
import { hearTouches } from './sound/touch.ts';
import { follow } from './state/follow.ts';
import { startTexts } from './text/i18n.ts';
import { chooseTransport } from './transport/choose.ts';
import { fetchScreens } from './unit/screens.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

// The unit is asked while the texts are fetched.
const texts = startTexts();
follow(chooseTransport());
hearTouches();
await texts;
playMusic();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
fetchScreens();
