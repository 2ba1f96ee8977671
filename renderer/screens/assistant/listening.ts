import { createStore } from 'zustand/vanilla';
import { call } from '../../state/commands.ts';
import { unit } from '../../state/unit.ts';
import type { Language } from '../../text/catalogues.ts';
import { ask } from './conversation.ts';
import { measureLevel } from './level.ts';
import { type Heard, localRecogniser, type Recogniser, recognise } from './recogniser.ts';

/** Why nothing could be heard. */
export type Problem = 'refused' | 'absent' | 'busy' | 'no-recognition' | 'not-heard' | 'failed';

export type Listening = {
  readonly phase: 'idle' | 'opening' | 'listening' | 'thinking';
  readonly problem: Problem | null;
};

const IDLE: Listening = { phase: 'idle', problem: null };

export const listening = createStore<Listening>(() => IDLE);

let session: AbortController | null = null;

/** What getUserMedia rejects with (W3C Media Capture and Streams §10.2). */
const PROBLEM_OF: Readonly<Record<string, Problem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

const problemOf = (error: unknown): Problem =>
  (error instanceof DOMException ? PROBLEM_OF[error.name] : undefined) ?? 'failed';

type Recording = { readonly heard: Heard | null; readonly duration: number };

/**
 * Opens the microphone, listens once, and closes it.
 *
 * INVARIANT: no sound is taken before the unit has lit the indicator, and the track is stopped whatever happens (R17).
 */
const record = async (recogniser: Recogniser, stopped: AbortSignal): Promise<Recording> => {
  // Stopped while the recogniser was asked for: then it is not opened for a moment either.
  if (stopped.aborted) return { heard: null, duration: 0 };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const [track] = stream.getAudioTracks();
  let stopMeasuring = (): void => undefined;
  try {
    if (track === undefined || stopped.aborted) return { heard: null, duration: 0 };
    track.enabled = false;
    await call('assistant.listen', { on: true }, 'assistant');
    if (stopped.aborted) return { heard: null, duration: 0 };
    track.enabled = true;
    listening.setState({ phase: 'listening' });
    stopMeasuring = measureLevel(stream);
    const begun = performance.now();
    const heard = await recognise(recogniser, track, stopped);
    return { heard, duration: (performance.now() - begun) / 1000 };
  } finally {
    stopMeasuring();
    for (const each of stream.getTracks()) each.stop();
    // A link that is lost can't be told; the unit then puts the light out by itself.
    await call('assistant.listen', { on: false }, 'assistant').catch(() => undefined);
  }
};

const listen = async (language: Language): Promise<void> => {
  const mine = new AbortController();
  session = mine;
  const end = (problem: Problem | null): void => {
    if (session === mine) session = null;
    listening.setState({ phase: 'idle', problem: mine.signal.aborted ? null : problem });
  };
  listening.setState({ phase: 'opening', problem: null });
  // Asked first: a microphone that nothing could listen to is not opened at all.
  const recogniser = await localRecogniser(language);
  if (recogniser === null) return end('no-recognition');
  if (navigator.mediaDevices === undefined) return end('absent');
  try {
    const { heard, duration } = await record(recogniser, mine.signal);
    // INVARIANT: words are said for the driver who spoke them or for nobody: by now another may be there, with other choices (R21).
    if (heard === null || mine.signal.aborted) return end('not-heard');
    listening.setState({ phase: 'thinking' });
    await ask({
      text: heard.text.slice(0, 500),
      source: 'spoken',
      duration: Math.min(120, duration),
      ...(heard.confidence > 0 && heard.confidence <= 1 ? { confidence: heard.confidence } : {}),
    });
    end(null);
  } catch (error) {
    end(problemOf(error));
  }
};

/** Closes the microphone, if it is open or about to be. */
export const stopListening = (): void => session?.abort();

/** A touch of the button: begins to listen, or stops. */
export const toggleListening = (language: Language): void => {
  if (listening.getState().phase === 'idle') void listen(language);
  else stopListening();
};

/** The screen is left, or another driver is there: what went wrong before is no longer of interest. */
export const forgetProblem = (): void => listening.setState({ problem: null });

unit.subscribe((now, before) => {
  const otherDriver = now.state?.profile.id !== before.state?.profile.id;
  // Without a link the indicator can't tell the truth, so nothing may be open.
  if (otherDriver || now.link !== 'open') stopListening();
  if (otherDriver) forgetProblem();
});
