import type { Encoding } from './finding.ts';
import { decodedRuns } from './runs.ts';
import { readingOf } from './utf8.ts';

/** Something to look at: what stood there, or what it is with its wrapping taken off. */
export type Layer = {
  readonly text: string;
  /** Null where the text was a text to begin with, and its bytes say no more. */
  readonly bytes: Uint8Array | null;
  readonly encodings: readonly Encoding[];
  /** The stretch of the outermost text that this was in; null where offsets are those of that text itself. */
  readonly within: { readonly from: number; readonly to: number } | null;
};

/** Wrappings within wrappings that are looked into. */
const DEEPEST = 4;
/** Layers of one text, so that nothing that was made to be unwrapped for ever is. */
const MOST_LAYERS = 2_000;

const lax = new TextDecoder('utf-8', { ignoreBOM: true });
const latin = new TextDecoder('windows-1252');
const wide = new TextDecoder('utf-16le', { ignoreBOM: true });

const swapped = (bytes: Uint8Array): Uint8Array => {
  const turned = new Uint8Array(bytes.length & ~1);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    turned[at] = bytes[at + 1] ?? 0;
    turned[at + 1] = bytes[at] ?? 0;
  }
  return turned;
};

/** The texts that bytes can be: in UTF-8, or else in Latin-1, and in UTF-16 where there are zeros. */
export const layersOfBytes = (bytes: Uint8Array): readonly Layer[] => {
  const reading = readingOf(bytes);
  const plain = { encodings: [], within: null };
  if (reading === 'text') return [{ ...plain, text: lax.decode(bytes), bytes: null }];
  const layers: Layer[] = [{ ...plain, text: lax.decode(bytes), bytes }];
  if (reading === 'not UTF-8')
    layers.push({ ...plain, text: latin.decode(bytes), bytes: null, encodings: ['Latin-1'] });
  if (bytes.includes(0)) {
    const turned = [bytes, bytes.subarray(1)].flatMap((from) => [from, swapped(from)]);
    for (const each of turned)
      layers.push({
        text: wide.decode(each),
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
  text.replaceAll(runs, (run) => lax.decode(Buffer.from(run.replaceAll(/[^0-9a-f]/giu, ''), 'hex')));

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

/**
 * Calls `look` with a layer and all that is wrapped in it, and in that again, to a depth of four.
 * What is encoded twice in one way, such as JSON in JSON in JSON, is unwrapped as often.
 */
export const unwrap = (outer: Layer, look: (layer: Layer) => void): void => {
  const waiting: Layer[] = [outer];
  for (let next = 0; next < waiting.length && next < MOST_LAYERS; next += 1) {
    const layer = waiting[next];
    if (layer === undefined) return;
    look(layer);
    const { text, encodings, within } = layer;
    if (encodings.length >= DEEPEST) continue;
    for (const { text: without, encoding } of unwrapped(text))
      waiting.push({
        text: without,
        bytes: null,
        encodings: [...encodings, encoding],
        within: within ?? { from: 0, to: text.length },
      });
    decodedRuns(text, (encoding, bytes, from, to) => {
      for (const inner of layersOfBytes(bytes))
        waiting.push({
          ...inner,
          encodings: [...encodings, encoding, ...inner.encodings],
          within: within ?? { from, to },
        });
    });
  }
};
