import { LEGAL_BASES } from '../privacy/vocabulary.ts';
import { isKind, type MessageContent, type MessageShape, pathsOf, stringsIn } from './message.ts';

export const CONTENT_TYPE = 'application/cloudevents+json';

/** Writes a message of one shape as its payload; null if it can't be read. */
export type Payload = (content: MessageContent) => string | null;

/**
 * Writes messages of a shape as CloudEvents 1.0 in structured JSON, their data points in the shape of VISS: values as strings, times in UTC.
 *
 * INVARIANT: the payload follows from shape and content alone, so a redelivery has the same bytes. And doubt withholds (R28): of what
 * was damaged on disk nothing is written.
 */
export function payloadsOf(shape: MessageShape): Payload {
  const paths = pathsOf(shape.signals);
  if (!isKind(shape.kind) || !LEGAL_BASES.includes(shape.legalBasis) || paths === null || paths.length === 0)
    return () => null;
  // All that a shape has in common is written as JSON once.
  const [source, type] = [`urn:glovebox:${shape.pseudonym}`, `glovebox.${shape.kind}.v1`].map(quoted);
  const labels = [
    `"datacontenttype":"application/json","datacategory":${quoted(shape.category)}`,
    `"legalbasis":${quoted(shape.legalBasis)},"purpose":${quoted(shape.purpose)}`,
    `"noticeversion":${quoted(shape.noticeVersion)}`,
  ].join();
  const points = paths.map((path) => `{"path":${quoted(path)},"dp":{"value":`);

  return ({ messageId, values, at, sequence, historical }) => {
    const read = stringsIn(values);
    const time = timeOf(at);
    if (read?.length !== points.length || messageId.length !== 16 || time === null) return null;
    const data = points.map((point, index) => `${point}${quoted(read[index] ?? '')},"ts":"${time}"}}`).join();
    return `{"specversion":"1.0","id":"${uuidOf(messageId)}","source":${source},"type":${type},"time":"${time}",${labels},"sequence":${sequence},"historical":${historical},"data":[${data}]}`;
  };
}

const quoted = (text: string): string => JSON.stringify(text);

const timeOf = (at: number): string | null => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};

/** The 16 bytes of a UUID in its usual form. */
export function uuidOf(bytes: Uint8Array): string {
  const digits = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}
