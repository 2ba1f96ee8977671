import type { Encoding } from './finding.ts';
import { inflatedIn, newAllowance } from './inflate.ts';
import { decodedRuns } from './runs.ts';
import { type Runs, scan } from './scan.ts';

/** Something to look at: what stood there, or what it is with its wrapping taken off. */
export type Layer = {
  readonly text: string;
  /** What the text was read from; null where it was a text to begin with. */
  readonly bytes: Uint8Array | null;
  readonly encodings: readonly Encoding[];
  /** The stretch of the outermost text that this was in; null where offsets are those of that text itself. */
  readonly within: { readonly from: number; readonly to: number } | null;
};

/** Wrappings within wrappings that are looked into. */
const DEEPEST = 4;
/** Layers of one text, so that nothing that was made to be unwrapped for ever is. */
const MOST_LAYERS = 2_000;

/** What stands for bytes that are no UTF-8. */
const UNREADABLE = '\uFFFD';

const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * A copy of its own, of whole units of two bytes: Node 24 writes past the end of its heap where it reads UTF-16 from an odd address.
 */
const aligned = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.subarray(0, bytes.length & ~1));

const swapped = (bytes: Uint8Array): Uint8Array => {
  const turned = new Uint8Array(bytes.length & ~1);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    turned[at] = bytes[at + 1] ?? 0;
    turned[at + 1] = bytes[at] ?? 0;
  }
  return turned;
};

/** The share of bytes that are ASCII from which on Latin-1 is worth a look: anything at all can be read in it. */
const MOSTLY = 0.75;

const isMostlyLatin = (bytes: Uint8Array): boolean => {
  let letters = 0;
  for (const byte of bytes) if ((byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13)) letters += 1;
  return letters >= MOSTLY * bytes.length;
};

const zerosIn = (bytes: Uint8Array): number => {
  let zeros = 0;
  for (const byte of bytes) if (byte === 0) zeros += 1;
  return zeros;
};

/** The texts that bytes can be: in UTF-8, or else in Latin-1, and in UTF-16 where there are zeros. */
export const layersOfBytes = (bytes: Uint8Array): readonly Layer[] => {
  const plain = { encodings: [], within: null };
  const view = viewOf(bytes);
  const text = view.toString('utf8');
  const layers: Layer[] = [{ ...plain, text, bytes }];
  const readable = !text.includes(UNREADABLE);
  if (readable && !view.includes(0)) return layers;
  if (!readable && isMostlyLatin(bytes))
    layers.push({ ...plain, text: view.toString('latin1'), bytes: null, encodings: ['Latin-1'] });
  if (zerosIn(bytes) >= 3) {
    for (const from of [view, view.subarray(1)])
      for (const each of [aligned(from), swapped(from)])
        layers.push({
          text: viewOf(each).toString('utf16le'),
          bytes: null,
          encodings: ['UTF-16'],
          within: { from: 0, to: bytes.length },
        });
  }
  return layers;
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const unescaped = (text: string): string =>
  text.replaceAll(
    /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/giu,
    (whole, point: string | undefined, unit: string | undefined, byte: string | undefined, other: string) => {
      const digits = point ?? unit ?? byte;
      if (digits === undefined) return ESCAPES[other] ?? other;
      const code = Number.parseInt(digits, 16);
      return code > 0x10_ffff
        ? whole
        : unit === undefined
          ? String.fromCodePoint(code)
          : String.fromCharCode(code);
    },
  );

/** Runs of bytes in hex after a sign, as in a URL or in a mail, read as UTF-8. */
const withBytes = (text: string, runs: RegExp): string =>
  text.replaceAll(runs, (run) => Buffer.from(run.replaceAll(/[^0-9a-f]/giu, ''), 'hex').toString('utf8'));

const NAMED_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const withoutEntities = (text: string): string =>
  text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/giu,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED_ENTITIES[String(name).toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0x10_ffff ? whole : String.fromCodePoint(code);
    },
  );

type Unwrapped = { readonly text: string; readonly encoding: Encoding };

/** The whole text with one kind of escape taken off, for each kind that it has. */
const unwrapped = (text: string): readonly Unwrapped[] => {
  const found: Unwrapped[] = [];
  const offer = (encoding: Encoding, without: string): void => {
    if (without !== text) found.push({ text: without, encoding });
  };
  if (text.includes('\\')) offer('escaped', unescaped(text));
  if (text.includes('%')) offer('percent-encoded', withBytes(text, /(?:%[0-9a-f]{2})+/giu));
  if (text.includes('=')) {
    const joined = text.replaceAll(/=\r?\n/gu, '');
    offer('quoted-printable', withBytes(joined, /(?:=[0-9A-F]{2})+/gu));
  }
  if (text.includes('&')) offer('entities', withoutEntities(text));
  return found;
};

const backwards = (text: string): string => [...text].toReversed().join('');

/** What came of a look at a layer: whether something in it makes it worth to be read backwards. */
type Looked = { readonly turn: boolean };

/**
 * Calls `look` with a layer and all that is wrapped in it, and in that again, to a depth of four.
 * What is encoded twice in one way, such as JSON in JSON in JSON, is unwrapped as often.
 */
export const unwrap = (outer: Layer, look: (layer: Layer, runs: Runs) => Looked): void => {
  const waiting: Layer[] = [outer];
  const allowance = newAllowance();
  for (let next = 0; next < waiting.length && next < MOST_LAYERS; next += 1) {
    const layer = waiting[next];
    if (layer === undefined) return;
    const { text, bytes, encodings, within } = layer;
    const runs = scan(text);
    const { turn } = look(layer, runs);
    if (encodings.length >= DEEPEST) continue;
    const whole = within ?? { from: 0, to: text.length };
    if (turn && !encodings.includes('backwards'))
      waiting.push({
        text: backwards(text),
        bytes: null,
        encodings: [...encodings, 'backwards'],
        within: whole,
      });
    if (bytes !== null && (text === '' || runs.broken))
      inflatedIn(bytes, allowance, ({ encoding, bytes: inflated }) => {
        for (const inner of layersOfBytes(inflated))
          waiting.push({ ...inner, encodings: [...encodings, encoding, ...inner.encodings], within: whole });
      });
    for (const { text: without, encoding } of unwrapped(text))
      waiting.push({
        text: without,
        bytes: null,
        encodings: [...encodings, encoding],
        within: whole,
      });
    decodedRuns(text, runs, ({ encoding, bytes, textual, from, to }) => {
      const around = { encodings: [...encodings, encoding], within: within ?? { from, to } };
      if (!textual) waiting.push({ ...around, text: '', bytes });
      else
        for (const inner of layersOfBytes(bytes))
          waiting.push({ ...inner, ...around, encodings: [...around.encodings, ...inner.encodings] });
    });
  }
};
