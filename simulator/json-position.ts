/** A place in a text, counted from 1 as editors do. */
export type TextPosition = { readonly line: number; readonly column: number };

type Step = string | number;

/** `features[0].geometry` as the steps to it. */
const stepsOf = (field: string): readonly Step[] =>
  [...field.matchAll(/\[(\d+)\]|([^.[\]]+)/gu)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );

/**
 * Where the value of a field stands in a text that is well-formed JSON; the nearest value around it where the field is not
 * there. Looked for only when something is wrong, so that reading needs no second parser.
 */
export const positionInJson = (text: string, field: string): TextPosition => {
  const steps = stepsOf(field);
  let at = 0;
  let found = 0;

  const blank = (): void => {
    while (at < text.length && ' \n\r\t\uFEFF'.includes(text.charAt(at))) at += 1;
  };
  const skipText = (): string => {
    const start = at;
    at += 1;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
    return text.slice(start + 1, at - 1);
  };
  /** Passes over one value, however deep it is, without recursion. */
  const skip = (): void => {
    let depth = 0;
    do {
      blank();
      const letter = text[at];
      if (letter === '"') skipText();
      else {
        if (letter === '{' || letter === '[') depth += 1;
        else if (letter === '}' || letter === ']') depth -= 1;
        at += 1;
      }
    } while (at < text.length && (depth > 0 || !/[,}\]\s]/u.test(text[at] ?? ',')));
  };
  /** Moves to the value of `step` in the object or list that begins here. */
  const enter = (step: Step): boolean => {
    const closing = typeof step === 'number' ? ']' : '}';
    if (text[at] !== (typeof step === 'number' ? '[' : '{')) return false;
    at += 1;
    for (let index = 0; at < text.length; index += 1) {
      blank();
      if (text[at] === closing) return false;
      let key: Step = index;
      if (typeof step === 'string') {
        key = skipText();
        blank();
        at += 1;
        blank();
      }
      if (key === step) return true;
      skip();
      blank();
      if (text[at] === ',') at += 1;
    }
    return false;
  };

  blank();
  found = at;
  for (const step of steps) {
    if (!enter(step)) break;
    found = at;
  }
  const before = text.slice(0, found);
  return { line: before.split('\n').length, column: found - before.lastIndexOf('\n') };
};
