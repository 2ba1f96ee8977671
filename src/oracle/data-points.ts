import { isMessage, type Left } from './left.ts';

/** One reading of a signal that left; `at` is when it was true, in milliseconds since the Unix epoch. */
export type DataPoint = { readonly path: string; readonly value: string; readonly at: number };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const pointOf = (value: unknown, left: Left): DataPoint | null => {
  if (!isObject(value) || typeof value['path'] !== 'string' || !isObject(value['dp'])) return null;
  const { value: read, ts } = value['dp'];
  const at = typeof ts === 'string' ? Date.parse(ts) : Number.NaN;
  return { path: value['path'], value: String(read), at: Number.isNaN(at) ? left.at : at };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

/** The data points of a message in the shape of VISS, as anybody who receives it reads them; none where it has another shape. */
export const pointsOf = (left: Left): readonly DataPoint[] => {
  if (!isMessage(left)) return [];
  const { payload } = left;
  const text = typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
  const content = text.includes('"dp"') ? parsed(text) : null;
  const list = isObject(content) && Array.isArray(content['data']) ? content['data'] : [content];
  return list.map((one: unknown) => pointOf(one, left)).filter((point) => point !== null);
};
