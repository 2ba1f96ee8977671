/** Joins the class names that apply; a CSS module that has no such class gives `undefined`, which is left out. */
export const classNames = (...names: readonly (string | false | undefined)[]): string =>
  names.filter((name) => name !== false && name !== undefined).join(' ');
