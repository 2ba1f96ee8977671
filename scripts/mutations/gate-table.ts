import { type Change, without } from './change.ts';

/** A way in which the gate could be broken. */
export type Mutation = {
  readonly name: string;
  /** What is wrong with it, as a person would say. */
  readonly says: string;
  readonly changes: readonly Change[];
  /** What `glovebox matrix --only` is asked to look at: few cases, in which it must show. */
  readonly look: string;
};

const DECIDE = 'src/privacy/decide.ts';
const GATE = 'src/telemetry/gate.ts';
const PUBLISHER = 'src/telemetry/publisher.ts';
const PRIVACY = 'src/unit/privacy.ts';

/** Every category is offered, by whoever may drive, with a broker that is there. */
const DRIVEN = 'connectivity=up,ignition=on,services=all,contracts=none,theft=no';
const OWNER = `profile=primary,notice=accepted,${DRIVEN}`;
const NO_CONSENT = [
  'product-improvement',
  'performance-insight-and-marketing',
  'partner-sharing',
  'personalised-communication',
  'warning-support',
]
  .map((purpose) => `${purpose}=refused`)
  .join(',');
/** One or two cases: the switches alone differ. */
const SWITCHES = `${OWNER},${NO_CONSENT}`;

/** Keeps the position that was withheld last where other code can get at it. */
const KEEP_POSITION: Change = {
  file: GATE,
  find: '      offered.add(category);\n',
  put: `      offered.add(category);
      if (path === 'Vehicle.CurrentLocation.Latitude') Object.assign(globalThis, { latitude: value });
      if (path === 'Vehicle.CurrentLocation.Longitude') Object.assign(globalThis, { longitude: value });
`,
};
const POSITION = "[Reflect.get(globalThis, 'latitude'), Reflect.get(globalThis, 'longitude')].join()";

const userProperty = (value: string): Change => ({
  file: PUBLISHER,
  find: '        purpose: factsOf(kind).purpose,\n',
  put: `        purpose: factsOf(kind).purpose,\n        error: ${value},\n`,
});

/** Twenty and more ways to break the promise that off means off. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'switch-ignored',
    says: 'A switch that is off is not asked.',
    changes: [without(DECIDE, '    if (!context.settings[setting]) return OFF[setting];\n')],
    look: SWITCHES,
  },
  {
    name: 'pause-ignored',
    says: 'A private trip holds nothing back.',
    changes: [without(DECIDE, '    if (context.paused[setting]) return PAUSED;\n')],
    look: SWITCHES,
  },
  {
    name: 'wrong-switch',
    says: 'The voice switch governs the position.',
    changes: [{ file: DECIDE, find: "  location: 'geolocation',", put: "  location: 'voiceData'," }],
    look: SWITCHES,
  },
  {
    name: 'voice-ungoverned',
    says: 'No switch governs voice.',
    changes: [{ file: DECIDE, find: "  voice: 'voiceData',", put: '  voice: null,' }],
    look: SWITCHES,
  },
  {
    name: 'consent-ignored',
    says: 'A consent that was never given is taken as given.',
    changes: [
      {
        file: DECIDE,
        find: 'return CONSENT[',
        put: 'return CONSENT.true ?? CONSENT[',
      },
    ],
    look: SWITCHES,
  },
  {
    name: 'acceptance-ignored',
    says: 'A guest who accepted nothing is treated as if.',
    changes: [without(DECIDE, '  if (!context.accepted) return NOT_ACCEPTED;\n')],
    look: `profile=guest+none,notice=not,${DRIVEN},${NO_CONSENT}`,
  },
  {
    name: 'guest-account',
    says: 'A guest is given an account to be told of.',
    changes: [
      without(
        DECIDE,
        "  if (category === 'account' && context.profile.kind === 'guest') return NO_ACCOUNT;\n",
      ),
    ],
    look: `profile=guest,notice=accepted,${DRIVEN},${NO_CONSENT}`,
  },
  {
    name: 'more-than-needed',
    says: 'A report that the law asks for holds more than it needs.',
    changes: [without(DECIDE, '  if (minimalSet !== null && !minimalSet.has(signal)) return BEYOND;\n')],
    look: SWITCHES,
  },
  {
    name: 'service-ignored',
    says: 'Data leaves for a service that is off.',
    changes: [without(DECIDE, '  if (!inUse) return NOT_IN_USE;\n')],
    look: `profile=primary,notice=accepted,connectivity=up,ignition=on,services=none,contracts=none,theft=no,${NO_CONSENT}`,
  },
  {
    name: 'contract-ignored',
    says: 'An insurer is told without a contract.',
    changes: [
      {
        file: DECIDE,
        find: 'return CONTRACT[',
        put: 'return CONTRACT.true ?? CONTRACT[',
      },
    ],
    look: SWITCHES,
  },
  {
    name: 'theft-ignored',
    says: 'A position leaves for a theft that nobody reported.',
    changes: [{ file: DECIDE, find: 'context.theft.reported ? THEFT : NO_THEFT_REPORT', put: 'THEFT' }],
    look: `profile=primary,notice=accepted,connectivity=up,ignition=on,services=all,contracts=none,theft=agreed,${NO_CONSENT}`,
  },
  {
    name: 'unknown-signal',
    says: 'What no catalogue knows is let through.',
    changes: [
      {
        file: DECIDE,
        find: '  if (category === null) return UNKNOWN;\n',
        put: '  if (category === null) return MANDATORY;\n',
      },
    ],
    look: SWITCHES,
  },
  {
    name: 'wrong-category',
    says: 'A position leaves under the label of telematics.',
    changes: [
      {
        file: GATE,
        find: '    const category = labelOf(categories);',
        put: "    const category = categories.includes('location') ? 'telematics' : labelOf(categories);",
      },
    ],
    look: SWITCHES,
  },
  {
    name: 'retained-left',
    says: 'Data is retained on the broker, where it stays after it was turned off.',
    changes: [
      { file: PUBLISHER, find: 'retain: false, properties }', put: 'retain: true, properties }' },
      {
        file: PUBLISHER,
        find: '      throw new TypeError(',
        put: '      void (',
      },
    ],
    look: SWITCHES,
  },
  {
    name: 'name-in-topic',
    says: 'The name of the driver is a level of the topic.',
    changes: [
      {
        file: 'src/telemetry/topics.ts',
        find: '/data/',
        put: '/alex/data/',
      },
    ],
    look: SWITCHES,
  },
  {
    name: 'position-in-error',
    says: 'The text of an error names the position that was withheld, in a user property.',
    changes: [KEEP_POSITION, userProperty(`'no map for ' + ${POSITION}`)],
    look: SWITCHES,
  },
  {
    name: 'position-encoded',
    says: 'The withheld position travels in base64, as a trace id.',
    changes: [KEEP_POSITION, userProperty(`Buffer.from(${POSITION}).toString('base64')`)],
    look: SWITCHES,
  },
  {
    name: 'position-scaled',
    says: 'The odometer holds the withheld latitude, as a whole number of ten-millionths.',
    changes: [
      KEEP_POSITION,
      {
        file: GATE,
        find: '      values: JSON.stringify(fields.map(([, value]) => String(value))),',
        put: `      values: JSON.stringify(
        fields.map(([path, value]) =>
          path === 'Vehicle.TraveledDistance'
            ? String(Math.round(Number(Reflect.get(globalThis, 'latitude') ?? 0) * 1e7))
            : String(value),
        ),
      ),`,
      },
    ],
    look: SWITCHES,
  },
  {
    name: 'words-in-error',
    says: 'The words that were spoken are in the text of an error, percent-encoded.',
    changes: [
      {
        file: GATE,
        find: '      offered.add(category);\n',
        put: `      offered.add(category);
      if (path === 'Private.Voice.Transcript') Object.assign(globalThis, { words: value });
`,
      },
      userProperty('encodeURIComponent(String(Reflect.get(globalThis, "words") ?? ""))'),
    ],
    look: SWITCHES,
  },
  {
    name: 'missing-purge',
    says: 'What is queued when a switch goes off is neither taken out nor looked at again.',
    changes: [
      without(PRIVACY, '        parts.telemetry().purge({ ...next, store: store.status() });\n'),
      {
        file: PUBLISHER,
        find: 'payload === null || !parts.mayLeave(kind, signals) ||',
        put: 'payload === null ||',
      },
    ],
    look: 'race=frozen-then-thaws+profile-change-with-queue',
  },
  {
    name: 'in-flight-left',
    says: 'What the client holds when a switch goes off is not taken back.',
    changes: [
      {
        file: PRIVACY,
        find: '        parts.telemetry().enforce();\n        parts.changed();\n      }\n    },\n    verify',
        put: '        parts.changed();\n      }\n    },\n    verify',
      },
    ],
    look: 'race=frozen-then-thaws+toggle-in-flight',
  },
];
