/** The files of one language, made one catalogue. A test proves that it has the keys of English. */
export const joined = (files: Readonly<Record<string, object>>): object =>
  Object.assign({}, ...Object.values(files));
