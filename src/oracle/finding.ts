import type { LeakCategory } from './known.ts';

/** How what was found was written down. */
export type Notation =
  | 'decimal degrees'
  | 'rounded degrees'
  | 'scaled integer'
  | 'radians'
  | 'degrees and minutes'
  | 'NMEA'
  | 'geohash'
  | 'plus code'
  | 'web mercator'
  | 'UTM'
  | 'MGRS'
  | 'Maidenhead locator'
  | 'map tile'
  | 'binary number'
  | 'text'
  | 'part of the text'
  | 'text backwards'
  | 'digest'
  | 'signal name'
  | 'label';

/** What was wrapped around it, from the outside in. */
export type Encoding =
  | 'escaped'
  | 'percent-encoded'
  | 'base64'
  | 'hex'
  | 'quoted-printable'
  | 'entities'
  | 'UTF-16'
  | 'Latin-1'
  | 'gzip'
  | 'zlib'
  | 'deflate'
  | 'brotli'
  | 'backwards'
  | 'cut in two';

/** Where in what left. Offsets count characters of the text, or bytes where there is no text, from 0. */
export type Where =
  | { readonly part: 'topic'; readonly level: number }
  | { readonly part: 'payload'; readonly offset: number }
  | { readonly part: 'content type' | 'response topic' | 'correlation data' }
  | { readonly part: 'user property'; readonly name: string }
  | { readonly part: 'stream'; readonly offset: number };

/** Something known that was seen in what left, whether it was allowed or not. */
export type Sighting = {
  readonly category: LeakCategory;
  /** In a few words, such as `the name "Alex"`. */
  readonly what: string;
  readonly notation: Notation;
  readonly encodings: readonly Encoding[];
  readonly where: Where;
  /** What stands there, with a little around it. */
  readonly quote: string;
  /** When it left, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** Null in a stream of bytes. */
  readonly topic: string | null;
};

/** Why a sighting is a leak. */
export type Why =
  /** Its category was shut. */
  | 'shut'
  /** Its category was open by what the unit says, but nobody had asked for that. */
  | 'unasked'
  /** It may never leave. */
  | 'never'
  /** Its category is open, but what it stands in is read by whoever may read another. */
  | 'elsewhere'
  /** Its category was shut, and it can be read all the same: a broker kept it. */
  | 'retained';

/** A sighting that should not have been. */
export type Finding = Sighting & { readonly why: Why };

/** Where, in words. */
export const placeOf = (where: Where): string => {
  switch (where.part) {
    case 'topic':
      return `level ${where.level} of the topic`;
    case 'payload':
      return `the payload at ${where.offset}`;
    case 'stream':
      return `the stream at ${where.offset}`;
    case 'user property':
      return `the user property "${where.name}"`;
    default:
      return `the ${where.part}`;
  }
};

const REASONS: Readonly<Record<Why, (category: LeakCategory) => string>> = {
  shut: (category) => `while ${category} was shut`,
  unasked: (category) => `while nobody had asked for ${category}, whatever the unit says of its switches`,
  never: () => 'which may never leave in the clear',
  elsewhere: (category) => `where ${category} does not belong`,
  retained: (category) => `still kept by the broker after ${category} was shut`,
};

/** A finding as one readable sentence. */
export const sentenceOf = (finding: Finding): string => {
  const { what, notation, encodings, where, quote, at, topic, category, why } = finding;
  const wrapped = encodings.length === 0 ? '' : ` in ${encodings.join(' in ')}`;
  const on = topic === null ? '' : ` on ${topic}`;
  const time = new Date(at).toISOString();
  return `${time}${on}: ${what} (${notation}${wrapped}) left in ${placeOf(where)}, ${REASONS[why](category)}: ${quote}`;
};
