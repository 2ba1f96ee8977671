/** A text that stands in a field. */
export type Value = {
  /** The name of the field; empty in a list. */
  readonly key: string;
  readonly text: string;
};

/** Values of one message that are looked at, and characters of each. */
const [MOST, LONGEST] = [100, 400];

/** Numbers, moments and identifiers hold no piece of a word. */
const IS_PIECE = /^(?=.*\p{L}).{2}/su;
const IS_NAME_OF_A_SIGNAL = /^[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)+$/u;
const IS_IDENTIFIER = /^(?:urn:uuid:)?[0-9a-f]{8}-[0-9a-f-]{27}$/iu;
const IS_MOMENT = /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?$/u;

const isPiece = (text: string): boolean =>
  text.length <= LONGEST &&
  IS_PIECE.test(text) &&
  !IS_NAME_OF_A_SIGNAL.test(text) &&
  !IS_IDENTIFIER.test(text) &&
  !IS_MOMENT.test(text);

const collect = (value: unknown, key: string, into: Value[]): void => {
  if (into.length >= MOST) return;
  if (typeof value === 'string') {
    if (isPiece(value)) into.push({ key, text: value });
  } else if (Array.isArray(value)) for (const one of value) collect(one, key, into);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) collect(one, name, into);
};

/** The texts that stand under names, such as those of user properties. */
export const valuesOf = (named: Readonly<Record<string, unknown>>): readonly Value[] => {
  const values: Value[] = [];
  collect(named, '', values);
  return values;
};

/** The texts in the fields of a message in JSON, in their order; null for what is no JSON. */
export const valuesIn = (text: string): readonly Value[] | null => {
  const first = text.trimStart()[0];
  if (first !== '{' && first !== '[' && first !== '"') return null;
  try {
    const values: Value[] = [];
    collect(JSON.parse(text), '', values);
    return values;
  } catch {
    return null;
  }
};
