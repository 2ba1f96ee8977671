import { SIGNAL_CATALOGUE } from '../privacy/signals.ts';
import { compare } from './condition.ts';
import type { Comparison, Value } from './expression.ts';
import type { MatchEntry } from './language.ts';

/** A message as an independent subscriber received it. */
export type WireEvent = {
  /** Milliseconds since the scenario began. */
  readonly at: number;
  /** After `<prefix>/<vehicle>/`. */
  readonly topic: string;
  readonly payload: string;
  readonly retained: boolean;
};

type Point = { readonly path: string; readonly value: string };
type Content = { readonly headers: Readonly<Record<string, unknown>>; readonly points: readonly Point[] };

/** The signals of each category, in the quotes of JSON. */
const SIGNALS_OF: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(SIGNAL_CATALOGUE, ([, category]) => category)].map(([category, signals]) => [
    category,
    signals.map(([path]) => `"${path}"`),
  ]),
);

/**
 * Whether a payload can't be of a category, or hold a signal, by its text alone: a string of JSON stands there in quotes as it is, unless
 * something is escaped. Most messages are none that are looked for, and reading them would take longer than all else.
 */
const surelyWithout = (
  payload: string,
  category: string | undefined,
  signal: string | undefined,
): boolean => {
  if (payload.includes('\\')) return false;
  if (
    signal !== undefined &&
    !payload.includes(signal.endsWith('*') ? `"${signal.slice(0, -1)}` : `"${signal}"`)
  )
    return true;
  return (
    category !== undefined &&
    !payload.includes(`"${category}"`) &&
    !SIGNALS_OF.get(category)?.some((quoted) => payload.includes(quoted))
  );
};

const known = new WeakMap<WireEvent, Content>();

const pointOf = (point: unknown): readonly Point[] => {
  if (typeof point !== 'object' || point === null) return [];
  const { path, dp } = point as { readonly path?: unknown; readonly dp?: { readonly value?: unknown } };
  return typeof path === 'string' ? [{ path, value: String(dp?.value ?? '') }] : [];
};

/** The CloudEvents attributes and the data points of a message; nothing of what is not JSON. */
const contentOf = (message: WireEvent): Content => {
  const found = known.get(message);
  if (found !== undefined) return found;
  let headers: Record<string, unknown> = {};
  try {
    const read: unknown = JSON.parse(message.payload);
    if (typeof read === 'object' && read !== null) headers = read as Record<string, unknown>;
  } catch {
    // Not JSON: it has neither attributes nor data points, and can still be matched by topic and text.
  }
  const { data } = headers;
  const content = { headers, points: Array.isArray(data) ? data.flatMap(pointOf) : [] };
  known.set(message, content);
  return content;
};

/** Whether a topic fits an MQTT filter (MQTT 3.1.1 §4.7). */
export const topicFits = (filter: string, topic: string): boolean => {
  const [wanted, levels] = [filter.split('/'), topic.split('/')];
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true;
    if (level !== '+' && level !== levels[index]) return false;
    if (levels[index] === undefined) return false;
  }
  return wanted.length === levels.length;
};

const COMPARED = /^\s*(<=|>=|!=|=|<|>)\s*(.*)$/su;

const valueFits = (wanted: string | number | boolean, found: Value): boolean => {
  const [, by, right] = typeof wanted === 'string' ? (COMPARED.exec(wanted) ?? []) : [];
  return by === undefined || right === undefined
    ? compare(found, '=', wanted)
    : compare(found, by as Comparison, right.trim());
};

const signalFits = (wanted: string, path: string): boolean =>
  wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted;

/**
 * Whether a message fits. A message is of a category if it is labelled with it, or carries any signal of it: what is looked for is
 * the data, wherever it hides.
 */
export const fits = (entry: MatchEntry, message: WireEvent): boolean => {
  if (entry.topic !== undefined && !topicFits(entry.topic, message.topic)) return false;
  if (entry.retained !== undefined && entry.retained !== message.retained) return false;
  if (entry.text !== undefined && !message.payload.includes(entry.text)) return false;
  const { category, signal, value, header } = entry;
  if (category === undefined && signal === undefined && value === undefined && header === undefined)
    return true;
  if (surelyWithout(message.payload, category, signal)) return false;
  const { headers, points } = contentOf(message);
  if (
    category !== undefined &&
    headers['datacategory'] !== category &&
    !points.some(({ path }) => SIGNAL_CATALOGUE.get(path) === category)
  )
    return false;
  if (header !== undefined) {
    for (const [name, wanted] of Object.entries(header)) {
      const found = headers[name];
      if (typeof found === 'object' || found === undefined || !valueFits(wanted, found as Value))
        return false;
    }
  }
  if (signal === undefined && value === undefined) return true;
  return points.some(
    (point) =>
      (signal === undefined || signalFits(signal, point.path)) &&
      (value === undefined || valueFits(value, point.value)),
  );
};
