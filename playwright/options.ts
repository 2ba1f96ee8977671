import type { ConsentPurpose, Language, Setting } from '../src/privacy/vocabulary.ts';

/** A broker of your own, with what it takes to sign in. Files are paths. */
export type OwnBroker = {
  /** An mqtt://, mqtts://, ws:// or wss:// URL. */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
};

/** What `test.use` and the `use` of a Playwright config can set. */
export type GloveboxOptions = {
  /**
   * Who is loaded when the test begins: a name, `primary`, `secondary`, or `guest`; null leaves the unit as it is
   * after its first start, with a guest who was not asked yet.
   */
  readonly profile: string | null;
  /** Whether that guest has accepted the terms and the notice. */
  readonly accepted: boolean;
  /** The switches as they stand when the test begins; both are off unless they are set. */
  readonly switches: Readonly<Partial<Record<Setting, boolean>>>;
  /** The consents that are given when the test begins. */
  readonly consents: readonly ConsentPurpose[];
  /** A scenario, bundled or a YAML file, whose start state the unit begins in; it stands in for the four above. */
  readonly scenario: string | null;
  /** A snapshot that comes with Glovebox, in which the unit begins; it stands in for the five above, and for the seed. */
  readonly snapshot: string | null;
  /** The language of the unit whoever drives, or `profile`: to each driver in their own. */
  readonly language: Language | 'profile';
  /**
   * Where the unit publishes: `embedded`, a broker of this worker that needs no installation (MQTT 3.1.1);
   * `mosquitto`, one that is installed; or one of your own.
   */
  readonly broker: 'embedded' | 'mosquitto' | (string & {}) | OwnBroker;
  /** What shows the window: the browser of the test, or Electron. */
  readonly host: 'web' | 'electron';
  /** Whether each test has a unit of its own, or those of a worker share one. */
  readonly unitFor: 'test' | 'worker';
  /** Whether somebody went through the first start of the unit already. */
  readonly welcomed: boolean;
  /** How many seconds of the unit pass in one of ours: more than 0, at most 100. */
  readonly speed: number;
  /** `real`: time passes by itself. `virtual`: it stands until `clock.advance` moves it. */
  readonly time: 'real' | 'virtual';
  /** Same seed, same drive; without it, the seed follows from the test, so that each run of a test is alike. */
  readonly seed: number | null;
  /** Whether a test fails because the page logged an error or broke its own content security policy. */
  readonly pageFaultsFail: boolean;
};

/** What holds where nothing is set. */
export const DEFAULTS: GloveboxOptions = {
  profile: null,
  accepted: false,
  switches: {},
  consents: [],
  scenario: null,
  snapshot: null,
  language: 'en',
  broker: 'embedded',
  host: 'web',
  unitFor: 'test',
  welcomed: true,
  speed: 1,
  time: 'real',
  seed: null,
  pageFaultsFail: true,
};

export const OPTION_NAMES = Object.keys(DEFAULTS) as readonly (keyof GloveboxOptions)[];
