import type { Language } from '../../text/catalogues.ts';

/** As much of the Web Speech API as is used here; engines differ in what else they have. */
export type Recogniser = {
  lang: string;
  processLocally: boolean;
  continuous: boolean;
  interimResults: boolean;
  onresult:
    | ((event: {
        readonly results: ArrayLike<ArrayLike<{ readonly transcript: string; readonly confidence: number }>>;
      }) => void)
    | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  readonly start: (track: MediaStreamTrack) => void;
  readonly stop: () => void;
  readonly abort: () => void;
};

type RecogniserClass = {
  new (): Recogniser;
  readonly available?: (options: {
    readonly langs: readonly string[];
    readonly processLocally: boolean;
  }) => Promise<string>;
};

/** Where an engine keeps its recogniser. */
export type SpeechScope = {
  readonly SpeechRecognition?: RecogniserClass;
  readonly webkitSpeechRecognition?: RecogniserClass;
};

/** The varieties of each language that a recogniser may know, the likeliest first. */
const VARIETIES: Readonly<Record<Language, readonly string[]>> = {
  nl: ['nl-NL', 'nl-BE'],
  fr: ['fr-FR'],
  de: ['de-DE'],
  en: ['en-GB', 'en-US'],
};

/**
 * A recogniser that works on this machine, or null.
 *
 * INVARIANT: speech is recognised on board or not at all. Left to itself, Chromium's recogniser sends the sound to a server of its maker:
 * a way out of the car around the gate (R21). So it must say that it has the language here, and must be bound to it; one that knows nothing
 * of that is not used, and none is fetched.
 */
export const localRecogniser = async (
  language: Language,
  scope: SpeechScope = globalThis as SpeechScope,
): Promise<Recogniser | null> => {
  const Recogniser = scope.SpeechRecognition ?? scope.webkitSpeechRecognition;
  if (Recogniser?.available === undefined) return null;
  for (const lang of VARIETIES[language]) {
    try {
      if ((await Recogniser.available({ langs: [lang], processLocally: true })) !== 'available') continue;
      const recogniser = new Recogniser();
      // Where the engine does not know the property, setting it would bind nothing.
      if (!('processLocally' in recogniser)) return null;
      recogniser.processLocally = true;
      if (recogniser.processLocally !== true) return null;
      recogniser.lang = lang;
      recogniser.continuous = false;
      recogniser.interimResults = false;
      return recogniser;
    } catch {
      // A variety that it does not know.
    }
  }
  return null;
};

export type Heard = { readonly text: string; readonly confidence: number };

/** Milliseconds after which it listens no longer. */
const LONGEST = 12_000;

/**
 * Listens to `track` until something was said.
 * @returns null where nothing was understood, or it was stopped
 * @throws the name of the engine's error
 */
export const recognise = (
  recogniser: Recogniser,
  track: MediaStreamTrack,
  stopped: AbortSignal,
): Promise<Heard | null> => {
  const { promise, resolve, reject } = Promise.withResolvers<Heard | null>();
  const timer = window.setTimeout(() => recogniser.stop(), LONGEST);
  const abort = (): void => {
    resolve(null);
    recogniser.abort();
  };
  recogniser.onresult = ({ results }) => {
    const best = results[0]?.[0];
    const text = best?.transcript.trim() ?? '';
    resolve(best === undefined || text === '' ? null : { text, confidence: best.confidence });
  };
  recogniser.onerror = ({ error }) =>
    error === 'no-speech' || error === 'aborted' ? resolve(null) : reject(new Error(error));
  recogniser.onend = () => resolve(null);
  stopped.addEventListener('abort', abort, { once: true });
  track.addEventListener('ended', abort, { once: true });
  try {
    recogniser.start(track);
  } catch (error) {
    reject(error);
  }
  return promise.finally(() => {
    window.clearTimeout(timer);
    stopped.removeEventListener('abort', abort);
    track.removeEventListener('ended', abort);
  });
};
