import { firstLanguage, type Language } from './text/catalogues.ts';

/** Here and not with the other texts, which may be what could not be fetched. */
const SENTENCES: Readonly<Record<Language, string>> = {
  nl: 'Het scherm kon niet worden geladen. Controleer of glovebox nog draait en laad deze pagina opnieuw.',
  fr: 'L’écran n’a pas pu être chargé. Vérifiez que glovebox fonctionne encore, puis rechargez cette page.',
  de: 'Der Bildschirm konnte nicht geladen werden. Prüfen Sie, ob glovebox noch läuft, und laden Sie diese Seite neu.',
  en: 'The screen could not be loaded. See that glovebox still runs, and reload this page.',
};

/** Without what shows the page there is this sentence, in place of an empty window. */
export const sayNotLoaded = (): void => {
  const sentence = document.createElement('p');
  sentence.setAttribute('role', 'alert');
  sentence.textContent = SENTENCES[firstLanguage()];
  document.getElementById('root')?.replaceChildren(sentence);
};
