import { unitsOf } from './units.ts';

/** What a run of digits of base64 is made of, besides small letters. */
export const HAS = { number: 1, notHex: 2, mark: 4 } as const;

/**
 * The runs of a text that are of digits of base64, in both its alphabets (RFC 4648 §4 and §5): words, numbers, codes and what is encoded
 * are all in one each. A text is read once, and everything else looks only at the runs.
 */
export type Runs = {
  readonly count: number;
  /** Whether there is something in the text that is none: a control character, or a sign for what could not be read. */
  readonly broken: boolean;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly has: Uint8Array;
  readonly capitals: Int32Array;
  /** Digits of ten, `+` and `_`. */
  readonly others: Int32Array;
};

/** From so many on, a line break within is one of the encoding's own (RFC 2045 §6.8). */
const LINE = 60;

const [SPACE, UNREADABLE] = [32, 0xfffd];

const [NONE, SMALL, CAPITAL, NUMBER, OTHER, MARK] = [0, 1, 2, 3, 4, 5] as const;
const KIND = new Uint8Array(128);
const HEX = new Uint8Array(128);
const all = (characters: string, kind: number): void => {
  for (const one of characters) KIND[one.charCodeAt(0)] = kind;
};
all('abcdefghijklmnopqrstuvwxyz', SMALL);
all('ABCDEFGHIJKLMNOPQRSTUVWXYZ', CAPITAL);
all('0123456789', NUMBER);
all('+_', OTHER);
all('/-', MARK);
for (const one of '0123456789abcdefABCDEF') HEX[one.charCodeAt(0)] = 1;

let room = 0;
let from = new Int32Array(0);
let to = new Int32Array(0);
let has = new Uint8Array(0);
let capitalsOf = new Int32Array(0);
let othersOf = new Int32Array(0);

const makeRoom = (runs: number): void => {
  if (runs <= room) return;
  room = 2 * runs;
  [from, to, capitalsOf, othersOf] = [0, 1, 2, 3].map(() => new Int32Array(room)) as [
    Int32Array<ArrayBuffer>,
    Int32Array<ArrayBuffer>,
    Int32Array<ArrayBuffer>,
    Int32Array<ArrayBuffer>,
  ];
  has = new Uint8Array(room);
};

/** The runs of a text; valid until the next call, since thousands of messages a second share one room. */
export const scan = (text: string): Runs => {
  makeRoom((text.length >> 1) + 2);
  let [count, start, flags, capitals, others] = [0, 0, 0, 0, 0];
  let broken = false;
  const units = unitsOf(text);
  const { length } = text;
  for (let index = 0; index <= length; index += 1) {
    const code = index < length ? (units[index] ?? 0) : SPACE;
    const kind = code < 128 ? KIND[code] : NONE;
    if (kind === SMALL) {
      if (code > 102) flags |= HAS.notHex;
      continue;
    }
    if (kind === NUMBER) {
      flags |= HAS.number;
      others += 1;
      continue;
    }
    if (kind !== NONE && kind !== undefined) {
      if (kind === CAPITAL) capitals += 1;
      else flags |= HAS.mark;
      if (kind === OTHER) others += 1;
      if (HEX[code] !== 1) flags |= HAS.notHex;
      continue;
    }
    if (code < 32 ? code < 9 || code > 13 : code === UNREADABLE) broken = true;
    if ((code === 10 || code === 13) && index - start >= LINE) {
      flags |= HAS.mark;
      continue;
    }
    if (index > start) {
      from[count] = start;
      to[count] = index;
      has[count] = flags;
      capitalsOf[count] = capitals;
      othersOf[count] = others;
      count += 1;
    }
    start = index + 1;
    flags = 0;
    capitals = 0;
    others = 0;
  }
  return { count, broken, from, to, has, capitals: capitalsOf, others: othersOf };
};
