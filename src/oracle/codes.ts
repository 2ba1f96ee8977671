import { patchOfGeohash, startOfGeohash } from './geohash.ts';
import type { Landmarks } from './landmarks.ts';
import { patchOfLocator } from './maidenhead.ts';
import { patchOfQuadkey, patchOfTile } from './map-grid.ts';
import { referenceAt } from './mgrs.ts';
import type { Written } from './numbers.ts';
import { patchOfPlusCode } from './plus-code.ts';
import { HAS, type Runs } from './scan.ts';
import { positionSpot, type Spot } from './spot.ts';

/** A geohash names 5 km from five digits on, and a millimetre with twelve. */
const [SHORTEST, LONGEST] = [5, 12];
/** Digits alone are a number, unless they are very many. */
const MOST_DIGITS = 8;
/** The zoom levels at which a tile of a web map is small enough to say where, up to the largest that maps have. */
const ZOOMS = { from: 13, to: 23 } as const;

const IN_TOKEN = new Uint8Array(128);
for (const one of '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
  IN_TOKEN[one.charCodeAt(0)] = 1;

const isToken = (from: number, to: number): boolean => to - from >= SHORTEST && to - from <= ZOOMS.to;

/** Calls back with each run of letters and digits of some length. */
const eachToken = (text: string, runs: Runs, look: (from: number, to: number) => void): void => {
  for (let run = 0; run < runs.count; run += 1) {
    let from = runs.from[run] ?? 0;
    const to = runs.to[run] ?? 0;
    if (to - from < SHORTEST) continue;
    if (((runs.has[run] ?? 0) & HAS.mark) !== 0) {
      for (let index = from; index < to; index += 1) {
        if (IN_TOKEN[text.charCodeAt(index)] === 1) continue;
        if (isToken(from, index)) look(from, index);
        from = index + 1;
      }
    }
    if (isToken(from, to)) look(from, to);
  }
};

const geohashOrQuadkey = (text: string, from: number, to: number, landmarks: Landmarks): Spot | null => {
  const start = to - from <= LONGEST ? startOfGeohash(text, from) : -1;
  if (start >= 0 && landmarks.startsGeohash(start)) {
    const code = text.slice(from, to);
    const mixed = code !== code.toLowerCase() && code !== code.toUpperCase();
    const patch = mixed || (to - from < MOST_DIGITS && /^\d+$/u.test(code)) ? null : patchOfGeohash(code);
    const pin = patch === null ? null : landmarks.inPatch(patch);
    if (pin !== null) return positionSpot(pin, 'geohash', from, to);
  }
  const first = text.charCodeAt(from);
  if (to - from >= ZOOMS.from && first >= 48 && first <= 51) {
    const key = text.slice(from, to);
    const patch = /^[0-3]+$/u.test(key) ? patchOfQuadkey(key) : null;
    const pin = patch === null ? null : landmarks.inPatch(patch);
    if (pin !== null) return positionSpot(pin, 'map tile', from, to);
  }
  return null;
};

const PLUS_CODE =
  /(?<![0-9a-z])([2-9cfghjmpqrvwx]{4}|[2-9cfghjmpqrvwx]{8})\+([2-9cfghjmpqrvwx]{2,7})?(?![0-9a-z])/giu;

const plusCodes = (text: string, landmarks: Landmarks): readonly Spot[] => {
  if (!text.includes('+')) return [];
  return [...text.matchAll(PLUS_CODE)].flatMap(({ 0: code, 1: area = '', 2: rest = '', index }) => {
    const patch = area.length === 8 ? patchOfPlusCode(code) : null;
    const short = area.length === 4 ? `${area}+${rest.slice(0, 2)}`.toUpperCase() : '';
    const pin = patch === null ? landmarks.byShortCode(short) : landmarks.inPatch(patch);
    return pin === null ? [] : [positionSpot(pin, 'plus code', index, index + code.length)];
  });
};

/** Column and row, in the two orders that maps use, with rows counted from the north or from the south. */
const tilesOf = (zoom: number, first: number, second: number) =>
  zoom < ZOOMS.from || zoom > ZOOMS.to
    ? []
    : [
        [first, second],
        [second, first],
      ].flatMap(([x = 0, y = 0]) => [
        { zoom, x, y },
        { zoom, x, y: 2 ** zoom - 1 - y },
      ]);

/** Letters between the numbers of a tile, such as `/`, or `,"y":`. */
const GAP = 6;

/** The whole number that ends before, or begins after, an offset of a text, with no more than a gap between. */
const wholeBefore = (text: string, to: number) =>
  /(?<![\d.])(\d\d)[^\d.]{1,6}$/u.exec(text.slice(Math.max(0, to - 10), to));
const wholeAfter = (text: string, from: number) =>
  /^[^\d.]{1,6}(\d\d)(?![\d.]*\d)/u.exec(text.slice(from, from + 12));

const isWhole = ({ whole, decimals }: Written): boolean => decimals === 0 && whole <= 8;

const tiles = (text: string, numbers: readonly Written[], landmarks: Landmarks): readonly Spot[] => {
  const spots: Spot[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 1) {
    const [first, second] = [numbers[at], numbers[at + 1]];
    if (first === undefined || second === undefined) break;
    const gap = second.from - first.to;
    if (gap < 1 || gap > GAP || !isWhole(first) || !isWhole(second)) continue;
    const before = wholeBefore(text, first.from);
    const after = wholeAfter(text, second.to);
    const [x, y] = [Math.abs(first.value), Math.abs(second.value)];
    const candidates = [before, after].flatMap((zoom) =>
      zoom === null ? [] : tilesOf(Number(zoom[1]), x, y),
    );
    for (const tile of candidates) {
      const patch = patchOfTile(tile.zoom, tile.x, tile.y);
      const pin = patch === null ? null : landmarks.inPatch(patch);
      if (pin === null) continue;
      const from = before === null ? first.from : first.from - before[0].length;
      spots.push(positionSpot(pin, 'map tile', from, second.to));
      break;
    }
  }
  return spots;
};

/** Letters after one or two digits, of which a reference in MGRS begins. */
const beginsReference = (text: string, from: number): boolean => {
  const first = text.charCodeAt(from);
  if (first < 48 || first > 57) return false;
  const second = text.charCodeAt(from + 1);
  return isLetter(second >= 48 && second <= 57 ? text.charCodeAt(from + 2) : second);
};

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const reference = (text: string, from: number, landmarks: Landmarks): Spot | null => {
  const found = referenceAt(text, from);
  const pin = found === null ? null : landmarks.byMgrs(found);
  return found === null || pin === null ? null : positionSpot(pin, 'MGRS', from, found.to);
};

/** References that are parted, of which the first part is too short for any other code. */
const partedReferences = (text: string, runs: Runs, landmarks: Landmarks): readonly Spot[] => {
  const spots: Spot[] = [];
  for (let run = 0; run < runs.count; run += 1) {
    const from = runs.from[run] ?? 0;
    const length = (runs.to[run] ?? 0) - from;
    if (length < 2 || length >= SHORTEST || !beginsReference(text, from)) continue;
    const spot = reference(text, from, landmarks);
    if (spot !== null) spots.push(spot);
  }
  return spots;
};

const locator = (text: string, from: number, to: number, landmarks: Landmarks): Spot | null => {
  const patch = patchOfLocator(text, from, to);
  const pin = patch === null ? null : landmarks.inPatch(patch);
  return pin === null ? null : positionSpot(pin, 'Maidenhead locator', from, to);
};

/** Places written as codes: geohash, plus code, quadkey, the tile of a web map, MGRS and Maidenhead. */
export const codesIn = (
  text: string,
  runs: Runs,
  numbers: readonly Written[],
  landmarks: Landmarks,
): readonly Spot[] => {
  const spots: Spot[] = [
    ...plusCodes(text, landmarks),
    ...tiles(text, numbers, landmarks),
    ...partedReferences(text, runs, landmarks),
  ];
  eachToken(text, runs, (from, to) => {
    const spot =
      geohashOrQuadkey(text, from, to, landmarks) ??
      locator(text, from, to, landmarks) ??
      (beginsReference(text, from) ? reference(text, from, landmarks) : null);
    if (spot !== null) spots.push(spot);
  });
  return spots;
};
