import type { Called } from '../contract/cabin-choices.ts';
import type { Setting } from '../privacy/vocabulary.ts';

/** What a driver wants, understood from words on board. */
export type Intent =
  | { readonly intent: 'destination'; readonly name: string }
  | { readonly intent: 'climate'; readonly wish: 'warmer' | 'cooler' | 'on' | 'off' }
  | { readonly intent: 'climate'; readonly wish: 'temperature'; readonly temperature: number }
  | { readonly intent: 'call'; readonly wish: 'start'; readonly to: Called }
  | { readonly intent: 'call'; readonly wish: 'end' }
  /** Somebody is to be called whom the car does not know. */
  | { readonly intent: 'call'; readonly wish: 'unknown' }
  | { readonly intent: 'weather' }
  | {
      readonly intent: 'music';
      /** `unknown`: something is to be played that is not on board. */
      readonly wish: 'play' | 'pause' | 'next' | 'unknown';
    }
  | { readonly intent: 'privacy'; readonly wish: 'off' | 'on'; readonly setting: Setting }
  | { readonly intent: 'privacy'; readonly wish: 'pause' | 'what-leaves' };

/** One way to say something: a pattern over plain words, and what it means. */
export type Phrase = readonly [pattern: RegExp, intent: Intent];

/** How something is said not to be done. */
export type Negation = {
  /** Any word that turns a request round. */
  readonly any: RegExp;
  /** A request to stop that is turned round: "do not stop". "Do not share" is none: that is a request to stop. */
  readonly ofStopping: RegExp;
  /** A call that is not to be made; other words of a call for help may well hold a "not". */
  readonly ofCalling: RegExp;
};

/** What is said in one language. The first phrase that fits wins, so what protects the driver stands first. */
export type Phrases = {
  readonly fixed: readonly Phrase[];
  readonly negation: Negation;
  /** Patterns whose group `degrees` holds a temperature. */
  readonly temperature: readonly RegExp[];
  /** Patterns whose group `place` holds the name of a place. */
  readonly destination: readonly RegExp[];
  /** The whole numbers that a temperature can be, in words, from sixteen to twenty-eight. */
  readonly numbers: readonly string[];
};
