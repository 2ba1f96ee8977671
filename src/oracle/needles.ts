import { md5, sha1, sha256 } from './digests.ts';
import type { Notation } from './finding.ts';
import { lettersOf, wordsOf } from './fold.ts';
import type { Known, LeakCategory } from './known.ts';

/** Something to look for in the folded letters of a text. */
export type Needle = {
  readonly letters: string;
  readonly category: LeakCategory;
  readonly what: string;
  readonly notation: Notation;
  /** Whether it must stand as words of its own: short letters turn up inside others by chance. */
  readonly alone: boolean;
  /** Of needles with the same source, those that touch are parts of one and the same sighting. */
  readonly source: number;
  /** Digits alone, which a number may be by chance. */
  readonly digits: boolean;
};

/** Needles shorter than this have to stand alone. */
const LONG = 12;
/** Letters below which a text is found everywhere. */
const SHORTEST = 3;
/** A part of a name or place that says something by itself. */
const SHORTEST_PART = 4;
/** Words spoken in a row that give away what was said. */
const IN_A_ROW = 3;
/** Letters below which a text that is read backwards may be any other. */
const SHORTEST_BACKWARDS = 4;
/** Letters that words in a row must have, so that "is it on" is not seen in what a machine says. */
const SHORTEST_ROW = 8;
/** Half a digest, 64 bits, is no coincidence, and it finds one that was cut. */
const DIGEST_LETTERS = 16;

/** Words that the wire itself consists of; alone, they give nothing away. */
const WIRE_WORDS = new Set(
  `acc account airbag application assistant billing brake cabin car category charging command communication connected connection consent
  consumption contract cruise data datacontenttype displayed drive driver emergency end event guest heading historical home homecharge
  improvement insurance json latitude leasing left level location log longitude maintenance marketing monitoring moving navigation notice
  offline online parking partner path performance personalised position powertrain primary privacy private product purpose range recovery
  regulatory reply report right row secondary security sequence service setting sharing source speed start state support system telematics
  theft time tire trip type unit urn value vehicle voice warning wheel`
    .trim()
    .split(/\s+/u)
    .flatMap((word) => [word, `${word}s`]),
);

const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** The ways to write a text in letters without accents. */
const spellings = (text: string): readonly string[] => {
  const composed = text.normalize('NFC').toLowerCase();
  const german = composed.replaceAll(/[äöü]/gu, (letter) => GERMAN[letter] ?? letter);
  return [...new Set([lettersOf(composed), lettersOf(german)])];
};

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const DIGESTS = { 'SHA-256': sha256, 'SHA-1': sha1, MD5: md5 } as const;

/** The digests of what identifies somebody: a pseudonym that anyone can undo who can guess what it is of. */
const digestsOf = (text: string): readonly { readonly name: string; readonly letters: string }[] => {
  const trimmed = text.trim();
  const written = new Set([text, trimmed, trimmed.toLowerCase(), trimmed.toUpperCase()]);
  return [...written].flatMap((variant) =>
    Object.entries(DIGESTS).flatMap(([name, digest]) => {
      const bytes = digest(Buffer.from(variant, 'utf8'));
      const hex = Buffer.from(bytes).toString('hex');
      return [hex, lettersOf(base64Of(bytes))].map((letters) => ({
        name,
        letters: letters.slice(0, DIGEST_LETTERS),
      }));
    }),
  );
};

type Wanted = Omit<Needle, 'letters' | 'alone' | 'source' | 'digits'>;

/** What is looked for, and what can't be, since it is too short or a word of the wire itself. */
export type Needles = { readonly needles: readonly Needle[]; readonly passedOver: readonly string[] };

export const needlesOf = (known: Omit<Known, 'positions'>): Needles => {
  const needles = new Map<string, Needle>();
  const passedOver: string[] = [];
  let source = 0;

  const add = (letters: string, wanted: Wanted): boolean => {
    if (letters.length < SHORTEST || WIRE_WORDS.has(letters)) return false;
    // Two who share a name are told apart by nobody: the first stands for both. A place and a word are two matters.
    const key = `${wanted.category} ${letters}`;
    if (!needles.has(key)) {
      const digits = /^\d+$/u.test(letters);
      needles.set(key, { ...wanted, letters, alone: letters.length < LONG, source, digits });
    }
    return true;
  };

  /** The same from the last letter to the first. */
  const addBackwards = (letters: string, wanted: Wanted): void => {
    const turned = [...letters].toReversed().join('');
    // Digits alone are as likely to be any other number.
    if (letters.length < SHORTEST_BACKWARDS || turned === letters || /^\d+$/u.test(letters)) return;
    if (WIRE_WORDS.has(letters)) return;
    add(turned, { ...wanted, notation: 'text backwards' });
  };

  const addText = (text: string, category: LeakCategory, kind: string, inParts: boolean): void => {
    source += 1;
    const whole: Wanted = { category, what: `${kind} "${text}"`, notation: 'text' };
    const found = spellings(text).map((letters) => add(letters, whole));
    for (const letters of spellings(text)) addBackwards(letters, whole);
    if (!found.some(Boolean)) passedOver.push(text);
    if (!inParts) return;
    const parts = category === 'identity' ? text.split(/\s+/u) : text.split(/[,;()]/u);
    if (parts.length < 2) return;
    for (const part of parts.map((one) => one.trim())) {
      const wanted: Wanted = {
        ...whole,
        what: `"${part}" of ${kind} "${text}"`,
        notation: 'part of the text',
      };
      for (const letters of spellings(part)) {
        if (letters.length < SHORTEST_PART) continue;
        add(letters, wanted);
        addBackwards(letters, wanted);
      }
    }
  };

  const addDigests = (text: string, kind: string): void => {
    source += 1;
    for (const { name, letters } of digestsOf(text))
      add(letters, { category: 'identity', what: `a ${name} of ${kind} "${text}"`, notation: 'digest' });
  };

  const addWords = (utterance: string): void => {
    const words = wordsOf(utterance);
    addText(utterance, 'voice', 'the words', false);
    for (let from = 0; from + IN_A_ROW <= words.length; from += 1) {
      const row = words.slice(from, from + IN_A_ROW);
      for (let more = from + IN_A_ROW; row.join('').length < SHORTEST_ROW && more < words.length; more += 1)
        row.push(words[more] ?? '');
      if (row.join('').length < SHORTEST_ROW) continue;
      const what = `words of "${utterance}"`;
      const wanted: Wanted = { category: 'voice', what, notation: 'part of the text' };
      for (const letters of spellings(row.join(' '))) {
        add(letters, wanted);
        addBackwards(letters, wanted);
      }
    }
  };

  const addVin = (vin: string): void => {
    addText(vin, 'identity', 'the VIN', false);
    const letters = lettersOf(vin);
    for (let last = letters.length - 1; last >= 6; last -= 1)
      add(letters.slice(-last), {
        category: 'identity',
        what: `the last ${last} of the VIN "${vin}"`,
        notation: 'part of the text',
      });
    addDigests(vin, 'the VIN');
  };

  for (const vin of known.vins) addVin(vin);
  for (const name of known.names) addText(name, 'identity', 'the name', true);
  for (const email of known.emails) {
    addText(email, 'identity', 'the e-mail address', false);
    addDigests(email, 'the e-mail address');
  }
  for (const { label } of known.places) addText(label, 'location', 'the place', true);
  for (const utterance of known.words) addWords(utterance);
  return { needles: [...needles.values()], passedOver };
};
