import type { Argument, CommandName, Result } from '../contract/commands.ts';
import type { MessageKind } from '../privacy/message-kinds.ts';
import type { SignalValue } from '../privacy/signals.ts';

/** What the car offered to the gate: what would leave, were nothing forbidden. */
export type Offer = {
  readonly kind: MessageKind;
  /** The time that the sample bears, in milliseconds since the Unix epoch. */
  readonly at: number;
  readonly signals: Readonly<Record<string, SignalValue>>;
};

/** A message as an independent subscriber received it; the topic without the prefix and the name of the vehicle. */
export type Received = {
  /** When, in milliseconds since the Unix epoch, on the unit's clock. */
  readonly at: number;
  readonly topic: string;
  readonly payload: string;
  readonly retained: boolean;
  /** Content type and user properties, where MQTT 5 tells them. */
  readonly headers: Readonly<Record<string, string>>;
};

/** How the line between the unit and its broker can be. */
export type Line = 'up' | 'down' | 'frozen' | 'slow' | 'refusing';

/** What a unit sent over one connection to its broker. */
export type SentBytes = {
  readonly bytes: () => Buffer;
  /** How many bytes are on the wire by now, also those that nobody has read yet; infinite once no more can follow. */
  readonly onWire: () => number;
};

/** Asks a unit as one client of it. */
export type Ask = MatrixUnit['ask'];

/** A live unit under test, with its car, on a clock that stands until it is moved, and a real broker. */
export type MatrixUnit = {
  /** @throws UnitError as the contract answered it */
  readonly ask: <C extends CommandName>(command: C, argument?: Argument<C>) => Promise<Result<C>>;
  /** Lets time pass, in milliseconds, without waiting for the wire. */
  readonly pass: (duration: number) => void;
  /** Makes the line something else; both ends notice what they can. */
  readonly become: (line: Line) => Promise<void>;
  /** Answers when all that can be on its way has arrived. */
  readonly settle: () => Promise<void>;
  /** Whether something waits to leave. */
  readonly waits: () => boolean;
  /** What the car offered since the last call. */
  readonly offers: () => readonly Offer[];
  /** What the subscriber received since the last call. */
  readonly received: () => readonly Received[];
  /** What the broker retains of this unit: a new subscriber gets it. */
  readonly retained: () => Promise<readonly Received[]>;
  /** The time that the unit's clock shows, in milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Every connection from the unit to its broker, oldest first; where nothing is recorded, none. */
  readonly connections: () => readonly SentBytes[];
  /** The first levels of every topic, with the name of the vehicle. */
  readonly topic: string;
  /** Two clients, each over a connection of its own. */
  readonly clients: () => Promise<readonly [Ask, Ask]>;
  readonly close: () => Promise<void>;
};
