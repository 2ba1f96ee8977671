import { CATALOGUES, firstLanguage } from './text/catalogues.ts';

// The first module of the page that runs: the texts are on their way while the others begin.
void CATALOGUES[firstLanguage()]().catch(() => undefined);
