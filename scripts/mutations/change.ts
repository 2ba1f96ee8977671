/** One place of the source, and what stands there instead. */
export type Change = { readonly file: string; readonly find: string; readonly put: string };

export const without = (file: string, find: string): Change => ({ file, find, put: '' });

/** The text of a file with a change in it. @throws Error where what it changes is not there, or is there twice */
export const changed = (text: string, { file, find, put }: Change, name: string): string => {
  if (text.split(find).length !== 2)
    throw new Error(`${name}: what it changes is not there once, in ${file}: ${find.trim()}`);
  return text.replace(find, () => put);
};
