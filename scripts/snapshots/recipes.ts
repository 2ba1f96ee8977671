import type { Argument, CommandName, Result } from '../../src/contract/commands.ts';

/** Asks the unit as a program would. */
export type Ask = <C extends CommandName>(command: C, argument?: Argument<C>) => Promise<Result<C>>;

/** How a bundled snapshot comes about: on a new unit, with a virtual clock. */
export type Recipe = {
  readonly name: string;
  readonly says: string;
  /** Whether a broker can be reached meanwhile; it can by default. */
  readonly broker?: false;
  readonly make: (ask: Ask) => Promise<unknown>;
};

const welcome = async (ask: Ask): Promise<void> => {
  await ask('setup.complete', { language: 'en' });
};

const owner = async (ask: Ask): Promise<void> => {
  await welcome(ask);
  await ask('profile.load', { profile: 'Alex' });
  await ask('profile.confirm');
};

/** Everything that can be agreed to. */
const agree = async (ask: Ask): Promise<void> => {
  for (const setting of ['geolocation', 'voiceData'] as const)
    await ask('privacy.set', { setting, on: true });
  const { consents } = await ask('unit.state');
  for (const purpose of Object.keys(consents) as (keyof typeof consents)[])
    await ask('consent.set', { purpose, on: true });
};

const drive = async (ask: Ask, seconds: number): Promise<void> => {
  await ask('drive.start', { route: 'ulm' });
  await ask('clock.advance', { seconds });
};

/** Seconds: what has waited for longer is too old to be sent, and goes; the queue grows no more. */
const UNTIL_FULL = 3_600;

export const RECIPES: readonly Recipe[] = [
  { name: 'first-run', says: 'Nobody has used the unit yet.', make: async () => undefined },
  {
    name: 'guest-driving',
    says: 'A guest has accepted terms and notice, and drives through the city.',
    make: async (ask) => {
      await welcome(ask);
      await ask('profile.unload');
      await ask('guest.accept', { terms: true, notice: true });
      await drive(ask, 30);
    },
  },
  {
    name: 'consented',
    says: 'Alex drives through the city, with both switches and all five consents on.',
    make: async (ask) => {
      await owner(ask);
      await agree(ask);
      await drive(ask, 30);
    },
  },
  {
    name: 'mid-pause',
    says: 'Alex is a minute into a private trip of thirty; geolocation comes back after it.',
    make: async (ask) => {
      await owner(ask);
      await ask('privacy.set', { setting: 'geolocation', on: true });
      await drive(ask, 30);
      await ask('privacy.pause', { minutes: 30 });
      await ask('clock.advance', { seconds: 60 });
    },
  },
  {
    name: 'queue-full',
    says: 'Alex has driven for an hour without a connection, with everything on: the queue grows no more.',
    broker: false,
    make: async (ask) => {
      await owner(ask);
      await agree(ask);
      await drive(ask, UNTIL_FULL);
    },
  },
];
