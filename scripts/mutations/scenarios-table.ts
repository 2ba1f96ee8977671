import type { Value } from '../../src/scenario/expression.ts';
import { type Change, without } from './change.ts';
import { MUTATIONS } from './gate-table.ts';

/** A bundled scenario, and a way to break the rule that it is about. */
export type BrokenRule = {
  /** Its file in scenarios/, without the ending. */
  readonly name: string;
  /** Which of its runs. */
  readonly parameters?: Readonly<Record<string, Value>>;
  /** What is wrong with the code, as a person would say. */
  readonly says: string;
  readonly changes: readonly Change[];
  /** The expectation that must break, in its words. */
  readonly breaks: string;
  /** What the message that broke it must hold; for an expectation in the unit, what was found. */
  readonly found: string;
};

const PROFILES = 'src/profiles/profiles.ts';
const SETTINGS = 'src/profiles/settings.ts';
const PUBLISHER = 'src/telemetry/publisher.ts';
const LATITUDE = 'Vehicle.CurrentLocation.Latitude';
const START_PLACE = 'Private.Trip.Start.Latitude';
const SPEED = 'Vehicle.Speed';

/** What breaks the gate itself breaks the scenarios about it too. */
const ofGate = (...names: readonly string[]): readonly Change[] =>
  names.flatMap((name) => MUTATIONS.find((mutation) => mutation.name === name)?.changes ?? []);

/** One row for each scenario. */
export const BROKEN_RULES: readonly BrokenRule[] = [
  {
    name: 'broker-dies',
    parameters: { failure: 'frozen' },
    says: 'What the client holds when a switch goes off is not taken back.',
    changes: ofGate('in-flight-left'),
    breaks: 'none leaves once geolocation is off',
    found: LATITUDE,
  },
  {
    name: 'broker-restarts-empty',
    says: 'What is kept on the broker is told to it once, and not anew.',
    changes: [
      {
        file: PUBLISHER,
        find: '      standing.set(topics.state, onlineState(clock.now()));\n      saidPrivacy = null;\n',
        put: '      if (saidPrivacy === null) standing.set(topics.state, onlineState(clock.now()));\n',
      },
    ],
    breaks: 'it is told anew who is there',
    found: 'It did not come about within 40 s.',
  },
  {
    name: 'clock-set-back',
    says: 'A pause ends when the clock is set back before its start.',
    changes: [
      {
        file: 'src/profiles/pauses.ts',
        find: 'SET started_at = @now, ends_at = @now + (ends_at - started_at) WHERE',
        put: 'SET started_at = @now - 1, ends_at = @now WHERE',
      },
    ],
    breaks: 'no position leaves on the private trip, whatever the clock shows',
    found: LATITUDE,
  },
  {
    name: 'consent-withdrawn',
    parameters: { withdrawn: 'on' },
    says: 'A consent that is withdrawn stays as it was given.',
    changes: [
      {
        file: 'src/profiles/consents.ts',
        find: 'replace.run(holder, purpose, on ? 1 : 0, notice.current());',
        put: 'if (on) replace.run(holder, purpose, 1, notice.current());',
      },
    ],
    breaks: 'the partners are sent something only where the consent still stands',
    found: 'Vehicle.TraveledDistance',
  },
  {
    name: 'crash',
    parameters: { geolocation: 'off', profile: 'Alex' },
    says: 'A switch that is off is not asked for what the law demands.',
    changes: [
      {
        file: 'src/privacy/decide.ts',
        find: 'if (!context.settings[setting]) return',
        put: "if (!context.settings[setting] && ground.rests !== 'law') return",
      },
    ],
    breaks: 'with a position only where geolocation is on',
    found: LATITUDE,
  },
  {
    name: 'disk-full',
    says: 'A change that could not be stored does not shut the gate.',
    changes: [
      without('src/unit/privacy.ts', "        owed.add(matter);\n        shut({ store: 'unwritable' });\n"),
    ],
    breaks: 'nothing leaves by choice until the withdrawal is durable',
    found: 'data/',
  },
  {
    name: 'guest-declines',
    says: 'A guest who accepted nothing is treated as if.',
    changes: ofGate('acceptance-ignored'),
    breaks: 'no telemetry leaves',
    found: SPEED,
  },
  {
    name: 'guest-hands-over',
    says: 'What a guest accepted holds for the next guest.',
    changes: [
      without(PROFILES, '    agreement.wipeGuest();\n'),
      { file: PROFILES, find: '    updateGuest.run(', put: '    void (' },
    ],
    breaks: 'nothing leaves for the next guest',
    found: SPEED,
  },
  {
    name: 'insurer',
    parameters: { contract: 'off' },
    says: 'An insurer is told without a contract.',
    changes: ofGate('contract-ignored'),
    breaks: 'exactly 0 × a message with topic event/insurance-report, header {"legalbasis":"contract"}',
    found: 'Vehicle.TraveledDistance',
  },
  {
    name: 'new-notice',
    says: 'A consent stands though the notice changed its purpose.',
    changes: [
      {
        file: 'src/profiles/consents.ts',
        find: 'notice.stillMeans(purpose, row.notice_version)]',
        put: 'true]',
      },
    ],
    breaks: 'the consent for a changed purpose is asked again',
    found: 'state.consents.partner-sharing was on',
  },
  {
    name: 'no-network-in-the-tunnel',
    says: 'What hangs in the network when a switch goes off is not taken back.',
    changes: ofGate('in-flight-left'),
    breaks: 'no position leaves, not even one from before the switch was turned',
    found: LATITUDE,
  },
  {
    name: 'off-means-off',
    says: 'A switch that is off is not asked.',
    changes: ofGate('switch-ignored'),
    breaks: 'no position leaves once it is off',
    found: LATITUDE,
  },
  {
    name: 'power-cut',
    says: 'That a switch was turned off is kept in memory alone.',
    changes: [
      {
        file: SETTINGS,
        find: '  const wipe = ',
        put: '  const off = new Set<string>();\n  const wipe = ',
      },
      {
        file: SETTINGS,
        find: 'return found.length',
        put: `return !off.has(\`\${holder} \${setting}\`) && found.length`,
      },
      {
        file: SETTINGS,
        find: '      replace.run(holder, setting, on ? 1 : 0);\n',
        put: `      if (on) replace.run(holder, setting, 1);\n      else off.add(\`\${holder} \${setting}\`);\n`,
      },
    ],
    breaks: 'no position leaves, not even what had waited',
    found: START_PLACE,
  },
  {
    name: 'private-trip',
    says: 'A private trip holds nothing back.',
    changes: ofGate('pause-ignored'),
    breaks: 'neither position nor voice leaves on the private trip',
    found: LATITUDE,
  },
  {
    name: 'secondary-is-told',
    says: "The switches are the vehicle's, and not each driver's own.",
    changes: [
      {
        file: SETTINGS,
        find: 'SELECT name, is_on FROM setting WHERE profile_id IS ?',
        put: 'SELECT name, max(is_on) AS is_on FROM setting WHERE ? IS NOT 0 GROUP BY name',
      },
    ],
    breaks: 'no position leaves before the secondary turned it on',
    found: START_PLACE,
  },
  {
    name: 'service-off',
    parameters: { tripLog: 'off' },
    says: 'Data leaves for a service that is off.',
    changes: ofGate('service-ignored'),
    breaks: 'exactly 0 × a message with topic event/drive-start',
    found: 'Vehicle.TraveledDistance',
  },
  {
    name: 'theft',
    parameters: { agreed: 'on' },
    says: 'A position leaves for a theft that nobody reported.',
    changes: [...ofGate('theft-ignored'), without('src/unit/drive.ts', ' && stolen()')],
    breaks: 'no position leaves before the report',
    found: LATITUDE,
  },
  {
    name: 'tunnel',
    says: 'What is queued when a switch goes off is neither taken out nor looked at again.',
    changes: ofGate('missing-purge'),
    breaks: 'no position leaves, not even from before the switch was turned',
    found: LATITUDE,
  },
  {
    name: 'voice',
    parameters: { voiceData: 'off' },
    says: 'No switch governs voice.',
    changes: ofGate('voice-ungoverned'),
    breaks: 'not a word of it is anywhere on the wire',
    found: 'tomorrow',
  },
  {
    name: 'warning-light',
    parameters: { consent: 'off' },
    says: 'A consent that was never given is taken as given.',
    changes: ofGate('consent-ignored'),
    breaks: 'exactly 0 × a message with topic event/warning-support',
    found: 'Vehicle.Diagnostics.DTCList',
  },
  {
    name: 'wrong-certificate',
    says: 'The certificate of a broker is not checked.',
    changes: [
      {
        file: 'src/telemetry/transport.ts',
        find: '    socket: raw,\n',
        put: '    socket: raw,\n    rejectUnauthorized: false,\n',
      },
    ],
    breaks: 'the unit says that it does not trust it',
    found: 'state.connection.cause was',
  },
];
