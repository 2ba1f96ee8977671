/** Where two values differ first, and how. */
export type Unlike = { readonly field: string; readonly a: unknown; readonly b: unknown };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Data points have a path: that says more than their number. */
const nameOf = (name: string, value: unknown): string =>
  isObject(value) && typeof value['path'] === 'string' ? value['path'] : name;

/** Deeper than this nothing is looked into: a value that is there is compared as text. */
const DEEPEST = 20;

/** The first field, in order, that two values of JSON do not have in common; null where they are alike. */
export const unlike = (a: unknown, b: unknown, field = '', depth = 0): Unlike | null => {
  if (Object.is(a, b)) return null;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b) || depth >= DEEPEST) {
    return JSON.stringify(a) === JSON.stringify(b) ? null : { field: field || 'the whole', a, b };
  }
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [one, other] = [
      Object.hasOwn(a, name) ? a[name] : undefined,
      Object.hasOwn(b, name) ? b[name] : undefined,
    ];
    const shown = nameOf(name, one ?? other);
    const found = unlike(one, other, field === '' ? shown : `${field} › ${shown}`, depth + 1);
    if (found !== null) return found;
  }
  return null;
};
