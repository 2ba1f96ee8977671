import { plainWords } from './plain-words.ts';

/** As `plainWords`, with the long ways to write an umlaut made short: "Boefingen" is "Böfingen". */
const plainName = (name: string): string =>
  plainWords(name).replaceAll('ae', 'a').replaceAll('oe', 'o').replaceAll('ue', 'u').replaceAll(' ', '');

/**
 * The place that is meant by what was heard: the one of that name, or else the only one whose name has it in it, or is in it.
 * @returns null where none fits, or where more than one does and none of them exactly
 */
export const placeMeant = <P extends { readonly name: string }>(
  heard: string,
  places: readonly P[],
): P | null => {
  const wanted = plainName(heard);
  if (wanted.length < 3) return null;
  const exact = places.find(({ name }) => plainName(name) === wanted);
  if (exact !== undefined) return exact;
  const close = places.filter(({ name }) => {
    const plain = plainName(name);
    return plain.includes(wanted) || (plain.length > 3 && wanted.includes(plain));
  });
  return close.length === 1 ? (close[0] ?? null) : null;
};

/** The name as the driver wrote it, out of `text`; what was understood of it where it is not to be found there. */
export const nameAsSaid = (text: string, heard: string): string => {
  const words = text
    .trim()
    .replace(/[\s.?!…]+$/u, '')
    .split(/\s+/u);
  for (let begin = 0; begin < words.length; begin += 1) {
    const tail = words.slice(begin).join(' ');
    if (plainWords(tail) === heard) return tail;
  }
  return heard;
};
