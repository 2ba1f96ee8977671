import type { PrivacyContext } from '../privacy/context.ts';
import type { Setting } from '../privacy/vocabulary.ts';
import { between, EVERYTHING, newcomer, pick, type Race, raceOn, type Track, turns } from './race.ts';
import { killed } from './race-of-death.ts';

/** Turns of the event loop in which what was sent on loopback has arrived. */
const ARRIVAL = 4;

const SETTING: readonly [Setting, Setting] = ['geolocation', 'voiceData'];

const without = (context: PrivacyContext, setting: Setting): PrivacyContext => ({
  ...context,
  settings: { ...context.settings, [setting]: false },
});

const held = (context: PrivacyContext, ...settings: readonly Setting[]): PrivacyContext => ({
  ...context,
  paused: {
    geolocation: context.paused.geolocation || settings.includes('geolocation'),
    voiceData: context.paused.voiceData || settings.includes('voiceData'),
  },
});

/** Withdraws something, by what is drawn, and marks the acknowledgement. Returns what is in force then. */
const withdraw = async ({ unit, watch, context, random }: Track): Promise<PrivacyContext> => {
  const setting = pick(random, SETTING);
  const how = pick(random, ['switch', 'pause', 'service', 'consent'] as const);
  let after: PrivacyContext;
  if (how === 'switch') {
    await unit.ask('privacy.set', { setting, on: false });
    after = without(context, setting);
  } else if (how === 'pause') {
    await unit.ask('privacy.pause', { setting, minutes: 60 });
    after = held(context, setting);
  } else if (how === 'service') {
    const service = pick(random, ['trip-log', 'voice-assistant'] as const);
    await unit.ask('service.set', { service, on: false });
    after = { ...context, services: new Set([...context.services].filter((id) => id !== service)) };
  } else {
    await unit.ask('consent.set', { purpose: 'partner-sharing', on: false });
    after = { ...context, consents: { ...context.consents, 'partner-sharing': false } };
  }
  watch.mark(after);
  // A reset arrives long before a slow line hands on what it holds, in seconds of a clock that stands meanwhile.
  await turns(ARRIVAL);
  return after;
};

/** Something is withdrawn while messages of it are on their way to the broker, or their acknowledgements back. */
const toggleInFlight = raceOn(async (track) => {
  const { unit, random, roll, say } = track;
  await unit.become(pick(random, ['up', 'slow'] as const));
  await roll(between(random, 1, 12));
  await say();
  // The end of a drive sends reports of every kind.
  if (random() < 0.5) await unit.ask('drive.stop');
  await turns(between(random, 0, 5));
  await withdraw(track);
  await roll(between(random, 0, 3));
  await say();
});

/** Somebody else is loaded, or nobody, while what was gathered before waits for a broker. */
const profileChange = raceOn(
  async ({ unit, watch, context, people, random, roll, say }) => {
    await unit.become(pick(random, ['down', 'refusing', 'frozen'] as const));
    await roll(between(random, 2, 15));
    await say();
    const next = pick(random, ['secondary', 'none'] as const);
    const guestGone = context.profile.kind === 'guest';
    if (next === 'none') await unit.ask('profile.unload');
    else await unit.ask('profile.load', { profile: people.secondary });
    watch.mark(newcomer(next, context), { guestGone });
    if (random() < 0.5) await unit.become('up');
    await roll(between(random, 0, 5));
    await say();
  },
  { valuesOf: (random) => ({ ...EVERYTHING, profile: pick(random, ['primary', 'guest'] as const) }) },
);

/** A switch is turned off while nothing gets through to the broker, and much is on its way; then the line thaws. */
const frozenThenThaws = raceOn(async (track) => {
  const { unit, random, roll, say } = track;
  await unit.become('frozen');
  // At the longest, more than the window of unacknowledged messages holds.
  await roll(between(random, 5, 55));
  await say();
  await turns(between(random, 0, 5));
  await withdraw(track);
  await roll(between(random, 0, 3));
  await unit.become('up');
  await turns(between(random, 0, 10));
  await roll(2);
});

/** The ignition goes off while something waits, with a pause that ends with it, or a guest who goes with it. */
const ignitionOff = raceOn(
  async ({ unit, watch, context, random, roll, say }) => {
    const isGuest = context.profile.kind === 'guest';
    await unit.become(pick(random, ['down', 'frozen'] as const));
    await roll(between(random, 1, 10));
    const how = isGuest ? 'nothing' : pick(random, ['nothing', 'pause', 'switch'] as const);
    if (how === 'pause') {
      await unit.ask('privacy.pause', { until: 'ignition-off' });
      watch.mark(held(context, 'geolocation', 'voiceData'));
    } else if (how === 'switch') {
      await unit.ask('privacy.set', { setting: 'geolocation', on: false });
      watch.mark(without(context, 'geolocation'));
    }
    await roll(between(random, 1, 4));
    await say();
    await unit.ask('vehicle.set', { ignition: 'off' });
    watch.mark(how === 'switch' ? without(context, 'geolocation') : context);
    if (isGuest) {
      // R5: a quarter of an hour later the guest session is over.
      for (let minute = 0; minute < 16; minute += 1) unit.pass(60_000);
      watch.mark(newcomer('none', context), { guestGone: true });
    }
    if (random() < 0.5) await unit.become('up');
    await say();
    await roll(2);
  },
  { valuesOf: (random) => ({ ...EVERYTHING, profile: pick(random, ['primary', 'guest'] as const) }) },
);

/** Two clients turn switches at the same time, each over a connection of its own. */
const twoToggles = raceOn(
  async ({ unit, watch, context, random, roll, say }) => {
    const clients = await unit.clients();
    let known = context;
    const toggle = async (client: (typeof clients)[number]): Promise<void> => {
      for (let left = between(random, 3, 8); left > 0; left -= 1) {
        const setting = pick(random, SETTING);
        const { geolocation, voiceData } = await client('privacy.set', { setting, on: random() < 0.5 });
        known = {
          ...known,
          settings: { geolocation: geolocation.requested, voiceData: voiceData.requested },
        };
        watch.mark(known);
        if (random() < 0.5) await say();
        await turns(between(random, 0, 3));
      }
    };
    const driving = roll(between(random, 5, 10));
    await Promise.all(clients.map(toggle));
    await driving;
    // The last word is the same for both.
    const [one] = clients;
    await one('privacy.set', { setting: 'geolocation', on: false });
    watch.mark(without(known, 'geolocation'));
    await roll(3);
  },
  { serial: false },
);

/** Every race, by name. */
export const RACES: Readonly<Record<string, Race>> = {
  'toggle-in-flight': toggleInFlight,
  'profile-change-with-queue': profileChange,
  'crash-in-mid-write': killed,
  'two-toggles': twoToggles,
  'frozen-then-thaws': frozenThenThaws,
  'ignition-off-with-queue': ignitionOff,
};
export const RACE_NAMES = Object.keys(RACES);
