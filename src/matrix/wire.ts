import type { PrivacyContext } from '../privacy/context.ts';
import { MESSAGE_KIND_NAMES, type MessageKind } from '../privacy/message-kinds.ts';
import { type Difference, inWords } from './difference.ts';
import { referenceAllows, referenceBasis, referenceRuling, sortOf } from './reference.ts';
import type { Offer, Received } from './unit.ts';

/** A message about a driver, read from its payload. */
export type Told = {
  readonly topic: string;
  readonly kind: MessageKind;
  readonly time: string;
  readonly label: string;
  readonly basis: string;
  readonly noticeVersion: string;
  readonly historical: boolean;
  readonly fields: readonly (readonly [path: string, value: string])[];
};

/** The topics that are about the unit, not about a driver. */
export const STANDING: readonly string[] = ['state', 'privacy'];

const isText = (value: unknown): value is string => typeof value === 'string';

const record = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;

const fieldOf = (point: unknown): readonly [string, string] | null => {
  const path = record(point)?.['path'];
  const value = record(record(point)?.['dp'])?.['value'];
  return isText(path) && isText(value) ? [path, value] : null;
};

/** Reads a message as `wire.md` describes it; null where it is none of that form. */
export const read = (topic: string, payload: string): Told | null => {
  let event: Readonly<Record<string, unknown>> | null;
  try {
    event = record(JSON.parse(payload));
  } catch {
    return null;
  }
  if (event === null) return null;
  const { type, time, datacategory, legalbasis, noticeversion, historical, data } = event;
  const kind = MESSAGE_KIND_NAMES.find((name) => type === `glovebox.${name}.v1`);
  const fields = Array.isArray(data) ? data.map(fieldOf) : [null];
  if (kind === undefined || !isText(time) || !isText(datacategory) || !isText(legalbasis)) return null;
  if (!isText(noticeversion) || typeof historical !== 'boolean') return null;
  const known = fields.filter((field) => field !== null);
  if (known.length !== fields.length) return null;
  return {
    topic,
    kind,
    time,
    label: datacategory,
    basis: legalbasis,
    noticeVersion: noticeversion,
    historical,
    fields: known,
  };
};

/** An event with data of several sorts bears the label of the first of these. */
const STRICTEST_FIRST = ['voice', 'location', 'account', 'telematics'] as const;

/** What is written on a message, against what is in it. */
const labelled = (
  { topic, kind, label, basis, noticeVersion, fields }: Told,
  context: PrivacyContext,
): readonly Difference[] => {
  const sorts = [...new Set(fields.map(([path]) => sortOf(path)))];
  const strictest = STRICTEST_FIRST.find((sort) => sorts.includes(sort)) ?? 'telematics';
  const place = kind === 'telemetry' ? `data/${strictest}` : `event/${kind}`;
  const wrong: Difference[] = [];
  const same = (what: string, found: string, expected: string, rule: string): void => {
    if (found === expected) return;
    wrong.push({
      where: 'wire',
      rule,
      says: `A message of ${kind} bears ${what} ${found}, and must bear ${expected}.`,
    });
  };
  same('the topic', topic, place, 'R23');
  same('the category', label, strictest, 'R23');
  same('the legal basis', basis, referenceBasis(kind, sorts), 'R24');
  same('the notice version', noticeVersion, context.noticeVersion, 'R29');
  if (kind === 'telemetry' && sorts.length > 1) {
    wrong.push({
      where: 'wire',
      rule: 'R23',
      says: `A message on ${topic} holds ${sorts.join(' and ')} together, and each must stand alone.`,
    });
  }
  return wrong;
};

const keyOf = (kind: string, time: string, path: string, value: string): string =>
  `${kind} ${time} ${path} ${value}`;

const differs = (rule: string | null, says: string): Difference => ({ where: 'wire', rule, says });

/** Every field that left, against what may and what was measured. */
const leaks = (told: readonly Told[], context: PrivacyContext, measured: ReadonlySet<string>) =>
  told.flatMap(({ topic, kind, time, fields }) =>
    fields.flatMap(([path, value]): readonly Difference[] => {
      const { allowed, because } = referenceRuling(path, context, kind);
      if (!allowed) {
        const [first] = because;
        return [
          differs(
            first?.rule ?? null,
            `${path} left in ${kind} on ${topic}, and must not: ${because.map(inWords).join(', and ')}.`,
          ),
        ];
      }
      return measured.has(keyOf(kind, time, path, value))
        ? []
        : [differs(null, `${path} left in ${kind} with a value or a time that the car never measured.`)];
    }),
  );

/** Every field that may leave and did not. */
const losses = (offers: readonly Offer[], context: PrivacyContext, told: readonly Told[]) => {
  const came = new Set(
    told.flatMap(({ kind, time, fields }) => fields.map(([path, value]) => keyOf(kind, time, path, value))),
  );
  return offers.flatMap(({ kind, at, signals }) =>
    Object.entries(signals).flatMap(([path, value]): readonly Difference[] => {
      if (!referenceAllows(path, context, kind)) return [];
      if (came.has(keyOf(kind, new Date(at).toISOString(), path, String(value)))) return [];
      const [because] = referenceRuling(path, context, kind).because;
      const why = because === undefined ? '' : `: ${inWords(because)}`;
      return [differs(because?.rule ?? null, `${path} may leave in ${kind}, and did not come${why}.`)];
    }),
  );
};

/** The retained topic that tells a consumer what is in force (R16). */
const standing = (received: readonly Received[], context: PrivacyContext): readonly Difference[] => {
  const last = received.findLast(({ topic }) => topic === 'privacy');
  if (last === undefined) return [];
  const { settings, noticeVersion } = JSON.parse(last.payload) as {
    readonly settings: Readonly<Record<string, { readonly effective: boolean }>>;
    readonly noticeVersion: string;
  };
  const inForce = {
    geolocation: referenceAllows('Vehicle.CurrentLocation.Latitude', context, 'telemetry'),
    voiceData: referenceAllows('Private.Voice.Transcript', context, 'utterance'),
  };
  return [
    ...Object.entries(inForce)
      .filter(([setting, on]) => settings[setting]?.effective !== on)
      .map(([setting, on]) =>
        differs('R16', `The topic privacy does not say that ${setting} is ${on ? '' : 'not '}in force.`),
      ),
    ...(noticeVersion === context.noticeVersion
      ? []
      : [differs('R33', 'The topic privacy names another version of the notice than the one in force.')]),
  ];
};

/** What came over the wire in a case. */
export type WireResult = {
  readonly differences: readonly Difference[];
  readonly messages: number;
  /** What came, for the coverage. */
  readonly told: readonly Told[];
};

/** All that came over the wire in a case, against what the reference model says of what the car offered. */
export const compareWire = (
  received: readonly Received[],
  offers: readonly Offer[],
  context: PrivacyContext,
): WireResult => {
  const about = received.filter(({ topic }) => !STANDING.includes(topic));
  const told = about.map(({ topic, payload }) => read(topic, payload));
  const known = told.filter((one) => one !== null);
  const measured = new Set(
    offers.flatMap(({ kind, at, signals }) =>
      Object.entries(signals).map(([path, value]) =>
        keyOf(kind, new Date(at).toISOString(), path, String(value)),
      ),
    ),
  );
  const strange = about.filter((_, index) => told[index] === null);
  return {
    differences: [
      ...leaks(known, context, measured),
      ...losses(offers, context, known),
      ...known.flatMap((one) => labelled(one, context)),
      ...strange.map(({ topic }) => differs(null, `A message on ${topic} is of no form that is known.`)),
      ...about
        .filter(({ retained }) => retained)
        .map(({ topic }) => differs('R26', `A message on ${topic} was retained, and must not be.`)),
      ...standing(received, context),
    ],
    messages: received.length,
    told: known,
  };
};
