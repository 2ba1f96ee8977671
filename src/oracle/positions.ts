import { type Half, halvesOf } from './axes.ts';
import type { Notation } from './finding.ts';
import { CLOSE, type Landmarks } from './landmarks.ts';
import type { Written } from './numbers.ts';
import type { Runs } from './scan.ts';
import { sexagesimalIn } from './sexagesimal.ts';
import { positionSpot, type Spot } from './spot.ts';

/** A number coarser than this names a region, in degrees. */
const COARSEST = 0.0101;
/** From here on, digits are too many to be those of any other pair by chance, in degrees. */
const FINE = 0.00011;
/** The longest stretch, in characters, between the halves of a pair: of one that says what it is, and of any. */
const FAR = 400;
const NEAR = 60;
/** How many positions of one text are told, from the first. */
const MOST = 20;

/** What a name before a number says that it is. */
const LATITUDE = /(?<![a-z])lat(?:itude|d)?(?![a-z])|Lat(?:itude)?(?![a-z])|north(?:ing)?/giu;
const LONGITUDE = /(?<![a-z])(?:lon|lng|long)(?:itude)?(?![a-z])|Lo?ng?(?:itude)?(?![a-z])|east(?:ing)?/giu;
/** How far back a name is looked for. */
const BACK = 48;

/** Whether the closest name before a number says that it is this half. */
const isNamed = (text: string, { axis, from }: Half): boolean => {
  const before = text.slice(Math.max(0, from - BACK), from);
  if (!/lat|lng|lon|north|east/iu.test(before)) return false;
  const last = (names: RegExp): number => [...before.matchAll(names)].at(-1)?.index ?? -1;
  const [latitude, longitude] = [last(LATITUDE), last(LONGITUDE)];
  return axis === 'latitude' ? latitude > longitude : longitude > latitude;
};

type Named = (half: Half) => boolean;

/**
 * Within a degree of where equator and first meridian meet, any small number is a position: there, only a name or many digits tell it from
 * an acceleration.
 */
const isTiny = (first: Half, second: Half): boolean =>
  first.degrees < 1 && second.degrees < 1 && !(first.system.name === 'decimal' && first.grain <= 1e-5);

/** Whether two numbers stand so that they can be a pair, fine or coarse as they are. */
const belong = (text: string, first: Half, second: Half, named: Named): boolean => {
  const gap = second.from - first.to;
  if (isTiny(first, second)) return named(first) && named(second);
  const between = gap <= 4 ? text.slice(first.to, second.from) : '';
  if (gap <= 4 && !/[a-z0-9]/iu.test(between)) return true;
  if (gap <= NEAR && Math.max(first.grain, second.grain) <= FINE) return true;
  return named(first) && named(second);
};

const notationOf = ({ system, grain }: Half, other: Half): Notation =>
  system.name === 'decimal' && Math.max(grain, other.grain) > FINE ? 'rounded degrees' : system.notation;

/** Eastings are of six digits before the mark, northings of six or seven. */
const utmIn = (text: string, numbers: readonly Written[], landmarks: Landmarks): readonly Spot[] => {
  const spots: Spot[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 1) {
    const [first, second] = [numbers[at], numbers[at + 1]];
    if (first === undefined || second === undefined) break;
    if (first.whole < 6 || first.whole > 7 || second.whole < 6 || second.whole > 7) continue;
    const gap = text.slice(first.to, second.from);
    // Of one another: a few signs between them, or one word that says what the second is.
    if (
      gap.length > 14 ||
      !/^[^a-z0-9]{1,5}$|^[^a-z0-9]{1,4}(?:m|[ns]|y|n?orth(?:ing)?|e?ast(?:ing)?|x)[^a-z0-9]{1,4}$/iu.test(
        gap,
      )
    )
      continue;
    const grain = 10 ** -Math.min(first.decimals, second.decimals);
    const pin =
      landmarks.byUtm(first.value, second.value, grain) ?? landmarks.byUtm(second.value, first.value, grain);
    if (pin !== null) spots.push(positionSpot(pin, 'UTM', first.from, second.to));
  }
  return spots;
};

/** A number that fits a latitude or longitude, without a name and alone: said by one who is known to say so again and again. */
export type Hint = { readonly axis: Half['axis']; readonly degrees: number; readonly spot: Spot };

export type Positions = { readonly spots: readonly Spot[]; readonly hints: readonly Hint[] };

const NOTHING: Positions = { spots: [], hints: [] };

/** Positions written as numbers: pairs in either order, and halves that are named. */
export const positionsIn = (
  text: string,
  runs: Runs,
  numbers: readonly Written[],
  landmarks: Landmarks,
): Positions => {
  const { grid } = landmarks;
  const inDegreesAndMinutes = sexagesimalIn(text, runs, grid);
  const halves = [...halvesOf(numbers, grid), ...inDegreesAndMinutes];
  const spots: Spot[] = [...utmIn(text, numbers, landmarks)];
  if (halves.length === 0) return spots.length === 0 ? NOTHING : { spots, hints: [] };
  const hints: Hint[] = [];
  const told = new Set<number>();
  const names = new Map<number, boolean>();
  const named: Named = (half) => {
    const key = half.from * 2 + (half.axis === 'latitude' ? 0 : 1);
    const known = names.get(key);
    if (known !== undefined) return known;
    const is = isNamed(text, half);
    names.set(key, is);
    return is;
  };

  for (let one = 0; one < halves.length && spots.length < MOST; one += 1) {
    const first = halves[one];
    if (first === undefined || told.has(first.from)) continue;
    for (let other = one + 1; other < halves.length; other += 1) {
      const second = halves[other];
      if (second === undefined || second.from - first.to > FAR) break;
      if (second.from < first.to || second.axis === first.axis || second.system.name !== first.system.name)
        continue;
      const grain = Math.max(first.grain, second.grain);
      if (told.has(second.from) || grain > COARSEST || !belong(text, first, second, named)) continue;
      const [north, east] = first.axis === 'latitude' ? [first, second] : [second, first];
      const pin = grid.near(north.degrees, east.degrees, CLOSE + grain);
      if (pin === null) continue;
      spots.push(positionSpot(pin, notationOf(first, second), first.from, second.to));
      told.add(first.from).add(second.from);
      break;
    }
  }

  for (const half of halves) {
    const { axis, degrees, grain, from, to } = half;
    if (told.has(from) || grain > 0.0011 || spots.length >= MOST) continue;
    const near = axis === 'latitude' ? grid.nearLatitude : grid.nearLongitude;
    const pin = near(degrees, CLOSE + grain);
    if (pin === null) continue;
    const spot = positionSpot(pin, notationOf(half, half), from, to);
    const what = `the ${axis} of ${spot.what}`;
    if (named(half)) {
      spots.push({ ...spot, what });
      told.add(from);
    } else if (grain <= 1e-5 && half.system.name === 'decimal')
      hints.push({ axis, degrees, spot: { ...spot, what } });
  }
  return { spots, hints };
};
