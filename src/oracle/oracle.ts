import type { Encoding, Sighting, Where } from './finding.ts';
import { createGrid } from './grid.ts';
import { type Known, NOTHING_KNOWN } from './known.ts';
import { type Layer, layersOfBytes, unwrap } from './layers.ts';
import { isMessage, type Left } from './left.ts';
import { positionsIn } from './positions.ts';
import type { Spot } from './spot.ts';
import { type Surface, surfacesOf } from './surfaces.ts';
import { createTexts, type Texts } from './texts.ts';

/** Looks at what left, and says what it recognises in it, whether that was allowed or not. */
export type Oracle = {
  readonly sightings: (left: Left) => readonly Sighting[];
  /** More of what must not be told; what is known already is kept. */
  readonly learn: (more: Partial<Known>) => void;
  /** What can't be looked for, since it is too short, or a word that the wire itself consists of. */
  readonly passedOver: () => readonly string[];
};

/** Characters around what was seen that are quoted with it, and characters of a quote in all. */
const AROUND = 16;
const LONGEST = 100;

const quoteOf = (text: string, { from, to }: { readonly from: number; readonly to: number }): string => {
  const start = Math.max(0, from - AROUND);
  const whole = text.slice(start, Math.min(to + AROUND, start + LONGEST)).replaceAll(/\p{C}+/gu, '·');
  return `${start > 0 ? '…' : ''}${whole}${start + LONGEST < text.length || to + AROUND < text.length ? '…' : ''}`;
};

export const createOracle = (known: Known = NOTHING_KNOWN): Oracle => {
  const grid = createGrid();
  let all = NOTHING_KNOWN;
  let texts: Texts | null = null;

  const learn: Oracle['learn'] = (more) => {
    for (const { latitude, longitude, at } of more.positions ?? [])
      grid.add({ latitude, longitude, at, label: null });
    for (const { label, position } of more.places ?? [])
      if (position !== null) grid.add({ ...position, at: null, label });
    const { vins = [], names = [], emails = [], words = [], places = [] } = more;
    if (vins.length + names.length + emails.length + words.length + places.length === 0) return;
    all = {
      positions: [],
      vins: [...all.vins, ...vins],
      names: [...all.names, ...names],
      emails: [...all.emails, ...emails],
      words: [...all.words, ...words],
      places: [...all.places, ...places],
    };
    texts = null;
  };
  learn(known);

  const current = (): Texts => {
    texts ??= createTexts(all);
    return texts;
  };

  const spotsIn = (layer: Layer): readonly Spot[] => [
    ...current().spots(layer.text),
    ...positionsIn(layer.text, grid).spots,
  ];

  const lookAt = (surface: Surface, left: Left, found: Map<string, Sighting>): void => {
    const { text, bytes, where } = surface;
    const outer = text === null ? layersOfBytes(bytes) : [{ text, bytes: null, encodings: [], within: null }];
    for (const layer of outer) {
      unwrap(layer, (inner) => {
        for (const spot of spotsIn(inner)) {
          const at = inner.within ?? spot;
          const key = `${spot.category} ${spot.what} ${JSON.stringify(where(at.from))}`;
          // What is seen plainly, and again with its wrapping taken off, is one and the same.
          if (found.has(key)) continue;
          found.set(key, sightingOf(spot, inner, left, where(at.from)));
        }
      });
    }
  };

  return {
    learn,
    passedOver: () => current().passedOver,
    sightings: (left) => {
      const found = new Map<string, Sighting>();
      for (const surface of surfacesOf(left)) lookAt(surface, left, found);
      return [...found.values()];
    },
  };
};

const sightingOf = (spot: Spot, layer: Layer, left: Left, where: Where): Sighting => {
  const encodings: readonly Encoding[] = layer.encodings;
  return {
    category: spot.category,
    what: spot.what,
    notation: spot.notation,
    encodings,
    where,
    quote: quoteOf(layer.text, spot),
    at: left.at,
    topic: isMessage(left) ? left.topic : null,
  };
};
