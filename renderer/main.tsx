import './design/base.css';
import './prompt-effects.ts';
import i18next from 'i18next';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { Result } from '../src/contract/commands.ts';
import { App } from './App.tsx';
import { warmFormats } from './format/warm.ts';
import { hearTouches } from './sound/touch.ts';
import { speakOver } from './state/commands.ts';
import { hearState } from './state/hear-state.ts';
import { unit } from './state/unit.ts';
import { speak, startTexts } from './text/i18n.ts';
import type { FirstAnswers } from './transport/first-answers.ts';
import type { Transport } from './transport/transport.ts';
import { fetchScreens } from './unit/screens.ts';

/** Milliseconds after which the page shows that it waits for its unit. */
const PATIENCE = 250;

/**
 * Takes what the unit answered first as it is: the host has checked it against the contract, and gave this page a moment
 * ago, so that both are of one version. Everything after that is checked here as well; this state too is asked again.
 */
const take = async ({ state, profiles }: FirstAnswers): Promise<void> => {
  const first = state as Result<'unit.state'>;
  await speak(first.language).catch(() => undefined);
  hearState(first);
  unit.setState({ link: 'open', profiles: profiles as Result<'profile.list'> });
};

/** Keeps the stores in step with the unit; the contract's schemas, which that needs, are not needed for the first view. */
const followOver = async (transport: Transport): Promise<void> => {
  const [{ follow }, { playMusic }] = await Promise.all([
    import('./state/follow.ts'),
    import('./sound/music.ts'),
  ]);
  follow(transport);
  playMusic();
};

/** Tells that all beside it has been rendered. */
const Rendered = ({ tell }: { readonly tell: () => void }) => {
  useEffect(tell, [tell]);
  return null;
};

/** Once the view that was just rendered is on the screen; soon, too, in a window that is not seen and paints nothing. */
const painted = (): Promise<void> =>
  new Promise((done) => {
    window.requestAnimationFrame(() => window.setTimeout(done));
    window.setTimeout(done, PATIENCE);
  });

/** Shows the page, with the unit's first answers where they come soon. */
export const startPage = async (transport: Transport, first: Promise<FirstAnswers | null>): Promise<void> => {
  if (document.readyState === 'loading') {
    await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true }));
  }
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element with the id "root"');
  speakOver(transport);
  const late = new Promise<null>((done) => window.setTimeout(done, PATIENCE, null));
  const [answers] = await Promise.all([Promise.race([first, late]), startTexts()]);
  if (answers !== null) await take(answers);
  const rendered = Promise.withResolvers<void>();
  createRoot(root).render(
    <>
      <App />
      <Rendered tell={rendered.resolve} />
    </>,
  );
  await rendered.promise;
  await painted();
  // For whoever measures how long a page takes (User Timing): of the unit as it is, not of the cover over one that does not answer.
  if (answers !== null) window.performance.mark('first view');
  hearTouches();
  await followOver(transport);
  fetchScreens();
  const warm = (language: string): void => warmFormats(language, (work) => window.requestIdleCallback(work));
  warm(i18next.language);
  i18next.on('languageChanged', warm);
};
