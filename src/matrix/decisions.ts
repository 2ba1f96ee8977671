import type { PrivacyContext } from '../privacy/context.ts';
import { MESSAGE_KIND_NAMES } from '../privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../privacy/signals.ts';
import { CONSENT_PURPOSES, SETTINGS } from '../privacy/vocabulary.ts';
import { type Difference, inWords } from './difference.ts';
import { referenceAllows, referenceRuling, sortOf } from './reference.ts';
import type { MatrixUnit } from './unit.ts';

/** A path that is in no catalogue. */
const UNKNOWN = 'Vehicle.Cabin.Matrix.Unknown';
const SIGNALS = [...SIGNAL_CATALOGUE.keys(), UNKNOWN];

/** What the unit answered, for the coverage. */
export type Answers = {
  readonly differences: readonly Difference[];
  /** How many decisions were asked for. */
  readonly asked: number;
  readonly rules: ReadonlySet<string>;
  readonly reasons: ReadonlySet<string>;
};

type Said = { readonly outcome: string; readonly rule: string; readonly reason: string };

const sameEverywhere = (signals: readonly string[]): string =>
  signals.length === 1 ? `${signals[0]}` : `${signals[0]} and ${signals.length - 1} more`;

/** Asks of every signal of the catalogue, and of one that is in none, in every kind of message, whether it may leave and why. */
const askWhy = async ({ ask }: MatrixUnit, context: PrivacyContext): Promise<Answers> => {
  const rules = new Set<string>();
  const reasons = new Set<string>();
  const wrong = new Map<string, { rule: string; signals: string[]; tail: string }>();
  const note = (signal: string, kind: string, { outcome, rule, reason }: Said, regular: boolean): void => {
    const ruling = referenceRuling(signal, context, kind as (typeof MESSAGE_KIND_NAMES)[number]);
    const right =
      ruling.allowed === (outcome === 'publish') &&
      ruling.because.some((because) => because.rule === rule && because.reason === reason);
    if (right) return;
    const because = ruling.because.map(inWords).join(', and ');
    const must = ruling.allowed === (outcome === 'publish') ? 'but for another reason' : 'but it must';
    const what = ruling.allowed ? 'leave' : 'stay';
    const tail =
      `in ${kind}: the unit says that it ${outcome === 'publish' ? 'may leave' : 'stays'}, since ${inWords({ rule, reason })}, ` +
      `${must === 'but it must' ? `but it must ${what}` : must}: ${because}.`;
    const group = `${sortOf(signal)} ${tail} ${regular}`;
    const known = wrong.get(group);
    if (known === undefined) {
      wrong.set(group, { rule: ruling.because[0]?.rule ?? rule, signals: [signal], tail });
    } else if (!known.signals.includes(signal)) known.signals.push(signal);
  };

  let asked = 0;
  for (const kind of MESSAGE_KIND_NAMES) {
    for (const signal of SIGNALS) {
      const { outcome, rule, because } = await ask('privacy.why', { signal, kind });
      asked += 1;
      rules.add(rule);
      reasons.add(because.reason);
      note(signal, kind, { outcome, rule, reason: because.reason }, false);
    }
  }
  // What the screens show is the same decision by another door.
  for (const { signal, outcome, rule, because } of await ask('privacy.decisions')) {
    asked += 1;
    note(signal, because.kind, { outcome, rule, reason: because.reason }, true);
  }
  const differences = [...wrong.values()].map(
    ({ rule, signals, tail }): Difference => ({
      where: 'decision',
      rule,
      says: `${sameEverywhere(signals)} ${tail}`,
    }),
  );
  return { differences, asked, rules, reasons };
};

/** What every screen shows of the state must be what is in force (R16). */
const askState = async ({ ask }: MatrixUnit, context: PrivacyContext): Promise<readonly Difference[]> => {
  const state = await ask('unit.state');
  const differences: Difference[] = [];
  const same = (what: string, shown: unknown, expected: unknown, rule: string): void => {
    if (shown === expected) return;
    differences.push({
      where: 'shown',
      rule,
      says: `${what} is shown as ${shown}, and must be ${expected}.`,
    });
  };
  same('The kind of the loaded profile', state.profile.kind, context.profile.kind, 'R3');
  same('The acceptance of the terms', state.accepted, context.accepted, 'R4');
  const leaves = {
    geolocation: referenceAllows('Vehicle.CurrentLocation.Latitude', context, 'telemetry'),
    voiceData: referenceAllows('Private.Voice.Transcript', context, 'utterance'),
  };
  for (const setting of SETTINGS) {
    same(`What ${setting} was set to`, state.privacy[setting].requested, context.settings[setting], 'R16');
    same(`Whether ${setting} is in force`, state.privacy[setting].effective, leaves[setting], 'R16');
  }
  for (const purpose of CONSENT_PURPOSES)
    same(`The consent to ${purpose}`, state.consents[purpose], context.consents[purpose], 'R25');
  same('The version of the notice', state.noticeVersion, context.noticeVersion, 'R33');
  return differences;
};

/** All that the unit says of itself in a case, against the reference model. */
export const compareAnswers = async (unit: MatrixUnit, context: PrivacyContext): Promise<Answers> => {
  const shown = await askState(unit, context);
  const answers = await askWhy(unit, context);
  return { ...answers, differences: [...shown, ...answers.differences] };
};
