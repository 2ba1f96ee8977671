import { understand } from '../../assistant/understand.ts';
import type { Answer } from '../../contract/assistant.ts';
import type { Argument } from '../../contract/commands.ts';
import type { Handlers, Origin } from '../../contract/dispatch.ts';
import type { SignalValue } from '../../privacy/signals.ts';
import { serviceStates } from '../../services/services.ts';
import type { Room } from '../room.ts';
import { createCarryOut } from './carry-out.ts';

/** A spoken word takes about this long, in seconds, where there is no recording to measure. */
const SECONDS_A_WORD = 0.4;

/** What stands for the planned destination at the gate. */
const DESTINATION = 'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude';

/** For whoever asks from within the program: a connection that never ends. */
const NEVER_ENDS = new AbortController().signal;

/**
 * The utterance as telemetry: the words, unless they tell what must stay, and what is known of their sound. A keyboard has no duration and
 * no doubt.
 */
const signalsOf = (
  words: Argument<'assistant.say'>,
  language: string,
  wordsStay: boolean,
): Record<string, SignalValue> => {
  const { text, source = 'spoken', confidence } = words;
  const duration =
    words.duration ?? (source === 'spoken' ? text.trim().split(/\s+/u).length * SECONDS_A_WORD : undefined);
  return {
    ...(wordsStay ? {} : { 'Private.Voice.Transcript': text }),
    'Private.Voice.Language': language,
    'Private.Voice.Source': source,
    ...(duration === undefined ? {} : { 'Private.Voice.Duration': duration }),
    ...(confidence === undefined ? {} : { 'Private.Voice.Confidence': confidence }),
  };
};

/** The assistant: it understands a few requests on board; its words are voice data, whatever way they came in (R21). */
export const assistantHandlers = (room: Room): Pick<Handlers, 'assistant.say' | 'assistant.listen'> => {
  const { car, microphone, privacy, telemetry, state } = room;
  const carryOut = createCarryOut(room);

  /** Only the online assistant could answer. There is none on this desk, so what can be said is what became of the words. */
  const outside = (about: 'weather' | 'unknown', left: boolean): Pick<Answer, 'outcome' | 'values'> => {
    const known = about === 'weather' ? { temperature: car.motion().outsideTemperature } : {};
    const service = serviceStates(privacy.context()).find(({ id }) => id === 'voice-assistant');
    if (!left) {
      const cause = service?.state === 'unavailable' ? service.cause : null;
      const paused = privacy.state().voiceData.until !== undefined;
      return {
        outcome: `${about}-kept`,
        values: { ...known, cause: cause ?? 'store-not-trusted', paused },
      };
    }
    const online = telemetry.connection().status === 'online';
    return {
      outcome: online ? `${about}-sent` : `${about}-waiting`,
      values: { ...known, limited: service?.state === 'degraded' },
    };
  };

  return {
    'assistant.say': (words, asked) => {
      // The record says that it was asked of the assistant, wherever the words were put in (R30).
      const origin: Origin = { ...asked, screen: 'assistant' };
      if ((words.source ?? 'spoken') === 'spoken') microphone.heard(asked.connection ?? NEVER_ENDS);
      const at = room.now();
      const { language } = state();
      const intent = understand(words.text, language);
      const onBoard =
        intent === null || intent.intent === 'weather' ? null : carryOut(intent, words.text, origin);
      // INVARIANT: what was asked is in force before the words themselves are judged, so that "turn voice data off" does not leave (R26).
      const spoken = privacy.decide('Private.Voice.Transcript', 'utterance');
      // Words that name the destination are the planned destination too (R20): both switches have to be on for them.
      const named = intent?.intent === 'destination' ? privacy.decide(DESTINATION) : spoken;
      const decision = spoken.outcome === 'publish' ? named : spoken;
      telemetry.offer('utterance', {
        at,
        // Where voice data is off, the gate itself keeps the words back.
        signals: signalsOf(words, language, spoken.outcome === 'publish' && named.outcome === 'withhold'),
      });
      const left = decision.outcome === 'publish';
      const answer = onBoard ?? outside(intent === null ? 'unknown' : 'weather', left);
      return { left, decision, answer: { intent: intent?.intent ?? null, ...answer } };
    },
    'assistant.listen': ({ on }, { connection = NEVER_ENDS }) => {
      if (on) microphone.opened(connection);
      else microphone.closed(connection);
      return state();
    },
  };
};
