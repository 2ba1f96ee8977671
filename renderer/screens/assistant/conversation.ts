import { createStore } from 'zustand/vanilla';
import type { Answer, UtteranceSource } from '../../../src/contract/assistant.ts';
import type { Argument, Result } from '../../../src/contract/commands.ts';
import type { Fault } from '../../../src/contract/errors.ts';
import { call, faultOf } from '../../state/commands.ts';
import { unit } from '../../state/unit.ts';
import { showPrivacy } from '../../state/view.ts';

/** What became of the words: they left, wait for the connection, or stayed in the car. */
export type Whereabouts = 'left' | 'waiting' | 'stayed';

export type Exchange = {
  readonly key: number;
  readonly said: string;
  readonly source: UtteranceSource;
  readonly words: Whereabouts;
  readonly answer: Answer;
};

/** The last of what was said in this window. It is held in the page alone, and is the driver's who said it. */
export type Conversation = {
  readonly exchanges: readonly Exchange[];
  readonly waiting: boolean;
  readonly fault: Fault | null;
};

const NOTHING: Conversation = { exchanges: [], waiting: false, fault: null };
/** As many as are kept to look back at. */
const KEPT = 20;

export const conversation = createStore<Conversation>(() => NOTHING);

let nextKey = 0;

/** Counts the drivers, so that an answer to the last one is not shown to the next. */
let driver = 0;

unit.subscribe((now, before) => {
  if (now.state?.profile.id === before.state?.profile.id) return;
  driver += 1;
  conversation.setState(NOTHING, true);
});

const whereabouts = (left: boolean): Whereabouts => {
  if (!left) return 'stayed';
  return unit.getState().state?.connection.status === 'online' ? 'left' : 'waiting';
};

/** A phrase alone opens no gate: where one asks for it, the driver is led to the switch. */
const follow = ({ outcome, values }: Answer): void => {
  if (outcome === 'privacy-open-switch') showPrivacy('switches', `setting.${String(values['setting'])}`);
};

const remember = (words: Argument<'assistant.say'>, { left, answer }: Result<'assistant.say'>): void => {
  const exchange: Exchange = {
    key: nextKey,
    said: words.text,
    source: words.source ?? 'spoken',
    words: whereabouts(left),
    answer,
  };
  nextKey += 1;
  conversation.setState(({ exchanges }) => ({ exchanges: [...exchanges, exchange].slice(-KEPT) }));
};

/**
 * Words that are spoken in the cabin, whatever the driver looks at; the bench says them.
 * @throws what the unit refuses, for whoever asked to show
 */
export const sayInTheCabin = async (text: string): Promise<Result<'assistant.say'>> => {
  const hearer = driver;
  const said = await call('assistant.say', { text }, 'bench');
  if (hearer === driver) {
    remember({ text }, said);
    follow(said.answer);
  }
  return said;
};

/** Says something to the assistant. One thing at a time. */
export const ask = async (words: Argument<'assistant.say'>): Promise<void> => {
  if (conversation.getState().waiting) return;
  const asker = driver;
  conversation.setState({ waiting: true, fault: null });
  try {
    const said = await call('assistant.say', words, 'assistant');
    if (asker !== driver) return;
    remember(words, said);
    conversation.setState({ waiting: false });
    follow(said.answer);
  } catch (error) {
    if (asker === driver) conversation.setState({ waiting: false, fault: faultOf(error) });
  }
};

export const dismissFault = (): void => conversation.setState({ fault: null });
