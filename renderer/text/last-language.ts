const KEPT = 'glovebox.language';

/** The language that this window spoke last; else the first of the browser's own that the unit speaks; else English. */
export const lastLanguage = <L extends string>(spoken: readonly L[]): L | 'en' => {
  const one = (language: string | null | undefined): L | undefined =>
    spoken.find((candidate) => candidate === language?.slice(0, 2).toLowerCase());
  return one(kept()) ?? navigator.languages.map(one).find((found) => found !== undefined) ?? 'en';
};

const kept = (): string | null => {
  try {
    return window.localStorage.getItem(KEPT);
  } catch {
    // Storage that is forbidden costs one moment in another language, nothing else.
    return null;
  }
};

/** Keeps the language for the next start of this window. */
export const rememberLanguage = (language: string): void => {
  try {
    window.localStorage.setItem(KEPT, language);
  } catch {
    // See `kept`.
  }
};
