import type { ScenarioNote, ScenarioNoteKey } from '../contract/scenario-schemas.ts';
import type { UnitState } from '../contract/schemas.ts';
import { CONSENT_PURPOSES, CONTRACTS, SETTINGS } from '../privacy/vocabulary.ts';
import type { ScenarioRun } from '../scenario/run.ts';

/** So many seconds of the unit in one of ours make a delay on the wire count for more than most expectations allow. */
export const FAST = 20;

type Words = Pick<ScenarioNote, 'sentence' | 'remedy'>;

const OWN_UNIT = 'A unit of its own begins without: use `glovebox simulate`.';

const WORDS: Readonly<Record<ScenarioNoteKey, Words>> = {
  'clock-not-set': {
    sentence: 'The scenario names a time to begin at; the clock of this unit was left as it is.',
    remedy: 'Use `glovebox simulate` for a run at that time.',
  },
  'seed-not-set': {
    sentence: 'The scenario names a seed; this unit goes on with its own.',
    remedy: 'Start the unit with --seed, or use `glovebox simulate`.',
  },
  'telemetry-rate-not-set': {
    sentence: 'The scenario names a telemetry rate; this unit goes on with its own.',
    remedy: 'Start the unit with --telemetry-rate, or use `glovebox simulate`.',
  },
  'was-driving': {
    sentence: 'A drive was under way when the run began.',
    remedy: 'Stop it first where the scenario is to begin with the car parked.',
  },
  'switches-left-on': {
    sentence: 'These were on, and the scenario does not name them: {{names}}.',
    remedy: OWN_UNIT,
  },
  'consents-left-on': {
    sentence: 'These consents were on, and the scenario does not name them: {{names}}.',
    remedy: OWN_UNIT,
  },
  'contracts-left-on': {
    sentence: 'These contracts were on, and the scenario does not name them: {{names}}.',
    remedy: OWN_UNIT,
  },
  'faults-left': {
    sentence: 'Something was wrong with the car, or open, when the run began.',
    remedy: 'Mend it first where the scenario is to begin with a sound car.',
  },
  'wire-not-at-rest': {
    sentence:
      'The wire did not come to rest before the step {{step}}: a message from before may count as one after it.',
    remedy: 'Run it at a lower speed, or on a broker that is less busy.',
  },
  'fast-clock': {
    sentence: 'The clock went so fast that a short delay on the wire counts as a long one.',
    remedy: 'Run it at a lower speed where an expectation names a short time.',
  },
};

/** What a run is to be read with, in words. */
export const noteOf = (key: ScenarioNoteKey, values: ScenarioNote['values'] = {}): ScenarioNote => {
  const { sentence, remedy } = WORDS[key];
  return {
    key,
    sentence: sentence.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? '')),
    remedy,
    values,
  };
};

/** What the scenario asks for that is left as it is, on a unit in use. */
export const notesBefore = ({ start }: ScenarioRun, { drive }: UnitState): readonly ScenarioNote[] => [
  ...(start.time === undefined ? [] : [noteOf('clock-not-set')]),
  ...(start.seed === undefined ? [] : [noteOf('seed-not-set')]),
  ...(start['telemetry rate'] === undefined ? [] : [noteOf('telemetry-rate-not-set')]),
  ...(drive === null || drive.arrived ? [] : [noteOf('was-driving')]),
];

const namesOf = (on: readonly string[]): ScenarioNote['values'] => ({ names: on.join(', ') });

/** What this unit has, once the start state is set up, that a new one would not have. */
export const notesAtStart = ({ start }: ScenarioRun, state: UnitState): readonly ScenarioNote[] => {
  const switches = SETTINGS.filter(
    (setting) => state.privacy[setting].effective && start.switches?.[setting] === undefined,
  );
  const consents = CONSENT_PURPOSES.filter(
    (purpose) => state.consents[purpose] && start.consents?.[purpose] === undefined,
  );
  const contracts = CONTRACTS.filter(
    (contract) => state.contracts[contract] && start.contracts?.[contract] === undefined,
  );
  const { conditions, health } = state;
  const sound =
    health.faults.length === 0 &&
    !health.leaking &&
    (conditions === null ||
      (conditions.doors.length === 0 &&
        !conditions.gnss.lost &&
        Object.keys(conditions.sensors).length === 0));
  return [
    ...(switches.length === 0 ? [] : [noteOf('switches-left-on', namesOf(switches))]),
    ...(consents.length === 0 ? [] : [noteOf('consents-left-on', namesOf(consents))]),
    ...(contracts.length === 0 ? [] : [noteOf('contracts-left-on', namesOf(contracts))]),
    ...(sound ? [] : [noteOf('faults-left')]),
  ];
};
