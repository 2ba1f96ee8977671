import { sayNotLoaded } from './not-loaded.ts';
import { CATALOGUES, firstLanguage } from './text/catalogues.ts';
import { chooseTransport } from './transport/choose.ts';
import { askFirst } from './transport/first-answers.ts';

// The first module of the page, and a small one: what takes time elsewhere is begun while the others are on their way.
const transport = chooseTransport();
const first = askFirst(transport);
void CATALOGUES[firstLanguage()]().catch(() => undefined);
// INVARIANT: not awaited here. The page imports what is in this module's file, and would wait for its end.
void import('./main.tsx').then(({ startPage }) => startPage(transport, first), sayNotLoaded);
