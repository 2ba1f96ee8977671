import type { Entry, Header } from './format.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/gu;
const PROFILE = /\b(profile|guest)-[0-9a-f]{8,}\b/gu;
/** What the driver is called on the wire is made from the ids of vehicle and profile. */
const SUBJECT = 'Vehicle.Occupant.Row1.DriverSide.Identifier.Subject';

/** Nothing that the unit writes is nearly as long; a longer payload is compared as text, since many small things in it would take many times its room. */
const LONGEST_PARSED = 50_000;
/** Nothing that the unit writes is nested nearly as deep. */
const DEEPEST = 50;

/** An entry without what differs between any two runs. */
export type Plain = {
  /** What it is compared with: the next entry of the same lane. */
  readonly lane: string;
  /** Made when it is asked for: what waits for its counterpart is as long as it was written, and not many times that. */
  readonly value: () => unknown;
};

const parsed = (payload: string): unknown => {
  if (payload.length > LONGEST_PARSED) return payload;
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
};

const isSubject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'path' in value && value.path === SUBJECT;

/** Takes ids and times out of entries of one recording: what is left is the same in two runs that did the same. */
export const plainOf = ({ vehicle }: Header): ((entry: Entry) => Plain) => {
  const text = (value: string): string => {
    const named = vehicle === null || vehicle === '' ? value : value.replaceAll(vehicle, '<vehicle>');
    return named.replaceAll(UUID, '<id>').replaceAll(TIME, '<time>').replaceAll(PROFILE, '<$1>');
  };
  const plain = (value: unknown, depth = 0): unknown => {
    if (depth > DEEPEST) return '<too deep>';
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map((held) => plain(held, depth + 1));
    if (typeof value !== 'object' || value === null) return value;
    if (isSubject(value)) return { path: SUBJECT };
    return Object.fromEntries(
      Object.entries(value).map(([name, held]) => [
        text(name),
        name === SUBJECT ? '<subject>' : plain(held, depth + 1),
      ]),
    );
  };
  return (entry) => {
    const { t: _, ...rest } = entry;
    switch (rest.kind) {
      case 'message':
        return {
          lane: `message ${text(rest.topic)}`,
          value: () => ({ ...rest, topic: text(rest.topic), payload: plain(parsed(rest.payload)) }),
        };
      case 'signals':
      case 'decision':
        return { lane: `${rest.kind} ${rest.of}`, value: () => plain(rest) };
      default:
        return { lane: rest.kind, value: () => plain(rest) };
    }
  };
};
