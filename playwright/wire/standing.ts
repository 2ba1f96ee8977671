import type { Argument } from '../../src/contract/commands.ts';
import type { UnitState } from '../../src/contract/schemas.ts';
import { SETTINGS, type Setting } from '../../src/privacy/vocabulary.ts';

/** A person of the car. */
export type Person = Pick<UnitState['profile'], 'id' | 'kind' | 'name'>;

/** A pause that was asked for: how much of it is left on a clock that is moved by hand, or until when it lasts at the least. */
export type Pause = {
  /** Seconds of the unit. */
  readonly left: number;
  /** Real milliseconds since the Unix epoch. */
  readonly until: number;
};

type Switches = Readonly<Record<Setting, boolean>>;

/**
 * What a unit was asked for, as far as the two switches rest on it. It is known from the asking alone: nothing here is what the
 * unit says of itself, but where `believes` says so.
 */
export type Standing = {
  readonly people: readonly Person[];
  /** The id of whoever is loaded. */
  readonly loaded: string;
  /** Whether the guest who is there has accepted (R4). */
  readonly accepted: boolean;
  /** By the id of a profile; one that is not there has `others`. */
  readonly switches: Readonly<Record<string, Switches>>;
  readonly others: Switches;
  readonly pauses: Readonly<Record<Setting, Pause | null>>;
  readonly theft: UnitState['theft'];
  /** After what nobody outside can follow, such as a scenario on the unit: then what the unit says is all there is. */
  readonly believes: boolean;
};

const both = (on: boolean): Switches => ({ geolocation: on, voiceData: on });
export const NO_PAUSE = { geolocation: null, voiceData: null };

export const GUEST = 'guest';

/** A unit that nobody has asked anything: a guest, who has accepted nothing, and both switches off (R4, R13). */
export const NEW_UNIT: Standing = {
  people: [],
  loaded: GUEST,
  accepted: false,
  switches: {},
  others: both(false),
  pauses: NO_PAUSE,
  theft: { consented: false, reported: false },
  believes: false,
};

const idOf = ({ people }: Standing, wanted: string): string => {
  const found = people.find(({ id, name }) => id === wanted || name === wanted);
  return found === undefined ? wanted : found.kind === 'guest' ? GUEST : found.id;
};

/** Somebody is there anew, or by another name. */
export const withPerson = (standing: Standing, { id, kind, name }: Person): Standing => ({
  ...standing,
  people: [...standing.people.filter((one) => one.id !== id), { id, kind, name }],
});

/** The switches of whoever is loaded. */
export const switchesOf = ({ switches, loaded, others }: Standing): Switches => switches[loaded] ?? others;

export const withSwitch = (standing: Standing, setting: Setting, on: boolean): Standing => ({
  ...standing,
  switches: { ...standing.switches, [standing.loaded]: { ...switchesOf(standing), [setting]: on } },
});

const withPauses = (standing: Standing, pause: Pause | null, setting: Setting | undefined): Standing => {
  const settings = setting === undefined ? SETTINGS : [setting];
  if (pause === null && settings.every((one) => standing.pauses[one] === null)) return standing;
  const held = Object.fromEntries(settings.map((one) => [one, pause]));
  return { ...standing, pauses: { ...standing.pauses, ...held } };
};

/** Somebody else takes the wheel; of a guest who drove until now nothing is left (R5). */
const handed = (standing: Standing, loaded: string): Standing => {
  if (loaded === standing.loaded && loaded !== GUEST) return standing;
  const { [GUEST]: _gone, ...switches } = standing.switches;
  const wiped = standing.loaded === GUEST || loaded === GUEST;
  return {
    ...standing,
    loaded,
    ...(wiped ? { accepted: false, switches: { ...switches, [GUEST]: both(false) } } : {}),
  };
};

const passed = (standing: Standing, seconds: number): Standing => {
  if (SETTINGS.every((one) => standing.pauses[one] === null)) return standing;
  const later = (pause: Pause | null): Pause | null =>
    pause === null || pause.left - seconds <= 0 ? null : { ...pause, left: pause.left - seconds };
  const { geolocation, voiceData } = standing.pauses;
  return { ...standing, pauses: { geolocation: later(geolocation), voiceData: later(voiceData) } };
};

/** The state that a unit tells of, taken as the one to go on from. */
export const believed = (standing: Standing, state: UnitState): Standing => {
  const { profile, accepted, privacy, theft } = state;
  const loaded = profile.kind === 'guest' ? GUEST : profile.id;
  return {
    ...standing,
    loaded,
    accepted,
    switches: {
      [loaded]: { geolocation: privacy.geolocation.requested, voiceData: privacy.voiceData.requested },
    },
    // What the others chose before is theirs to know.
    others: both(true),
    pauses: NO_PAUSE,
    theft,
    believes: false,
  };
};

/** How time goes on a unit: by itself, so many times as fast as ours at the most, or when it is moved. */
export type Pace = { readonly time: 'real' | 'virtual'; readonly speed: number };

const pause = (
  standing: Standing,
  argument: Argument<'privacy.pause'>,
  { time, speed }: Pace,
  at: number,
): Standing => {
  const seconds = 'minutes' in argument ? argument.minutes * 60 : Number.POSITIVE_INFINITY;
  const lasts =
    time === 'virtual'
      ? { left: seconds, until: Number.POSITIVE_INFINITY }
      : { left: Number.POSITIVE_INFINITY, until: at + (seconds * 1_000) / speed };
  return withPauses(standing, lasts, argument.setting);
};

/** Commands after which a pause may be over, or time goes by itself, sooner than anybody outside could tell. */
const ENDS_PAUSES: readonly string[] = [
  'vehicle.set',
  'drive.stop',
  'clock.resume',
  'clock.speed',
  'clock.step',
];

/**
 * What a unit was asked for after one more command.
 * @param at when it is asked, in real milliseconds since the Unix epoch
 */
export const after = (
  standing: Standing,
  { command, argument, pace, at }: { command: string; argument: unknown; pace: Pace; at: number },
): Standing => {
  switch (command) {
    case 'profile.load':
      return handed(standing, idOf(standing, (argument as Argument<'profile.load'>).profile));
    case 'profile.unload':
      return handed(standing, GUEST);
    case 'profile.remove': {
      const gone = idOf(standing, (argument as Argument<'profile.remove'>).profile);
      const left = gone === standing.loaded ? handed(standing, GUEST) : standing;
      return { ...left, people: left.people.filter(({ id }) => id !== gone) };
    }
    case 'guest.accept':
      return { ...standing, accepted: true };
    case 'privacy.set': {
      const { setting, on } = argument as Argument<'privacy.set'>;
      const set = withSwitch(standing, setting, on);
      return on ? withPauses(set, null, setting) : set;
    }
    case 'privacy.pause':
      return pause(standing, argument as Argument<'privacy.pause'>, pace, at);
    case 'privacy.resume':
      return withPauses(standing, null, (argument as Argument<'privacy.resume'>)?.setting);
    case 'theft.consent':
      return { ...standing, theft: { ...standing.theft, consented: (argument as { on: boolean }).on } };
    case 'theft.report':
      return { ...standing, theft: { ...standing.theft, reported: true } };
    case 'theft.end':
      return { ...standing, theft: { ...standing.theft, reported: false } };
    case 'clock.advance':
      return passed(standing, (argument as Argument<'clock.advance'>).seconds);
    case 'scenario.run':
    case 'snapshot.restore':
      return { ...standing, believes: true };
    default:
      return ENDS_PAUSES.includes(command) ? withPauses(standing, null, undefined) : standing;
  }
};
