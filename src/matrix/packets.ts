/** A PUBLISH packet in a stream of bytes: where it ends, and what it says. */
export type Published = {
  /** The offset of the byte after it; of a packet that was cut off, where it would be. */
  readonly end: number;
  readonly topic: string;
  readonly payload: string;
  readonly retained: boolean;
  /** Whether the stream ended within it. */
  readonly cut: boolean;
};

const CONNECT = 1;
const PUBLISH = 3;

/** A variable byte integer (MQTT 5 §1.5.5); null where the bytes end within it. */
const lengthAt = (bytes: Buffer, from: number): readonly [length: number, next: number] | null => {
  let length = 0;
  for (let index = 0; index < 4; index += 1) {
    const byte = bytes[from + index];
    if (byte === undefined) return null;
    length += (byte & 0x7f) * 128 ** index;
    if (byte < 0x80) return [length, from + index + 1];
  }
  return null;
};

/** The protocol level of a CONNECT packet (MQTT 5 §3.1.2.2), which follows the name "MQTT". */
const levelOf = (packet: Buffer): number => packet[packet.indexOf('MQTT') + 4] ?? 4;

const publishedIn = (body: Buffer, flags: number, level: number): Omit<Published, 'end' | 'cut'> => {
  const topicLength = body.length < 2 ? 0 : body.readUInt16BE(0);
  const quality = (flags >> 1) & 3;
  let at = 2 + topicLength + (quality > 0 ? 2 : 0);
  if (level === 5) {
    const properties = lengthAt(body, at);
    // What is cut off within its properties has no payload yet.
    at = properties === null ? body.length : properties[1] + properties[0];
  }
  return {
    topic: body.toString('utf8', 2, 2 + topicLength),
    payload: body.toString('utf8', at),
    retained: (flags & 1) === 1,
  };
};

/**
 * Every PUBLISH packet that a client sent over one connection, from its first byte. It reads what is on the wire by itself, so that it finds
 * what a client says it did not send.
 */
export const publishedOn = (bytes: Buffer): readonly Published[] => {
  const found: Published[] = [];
  let level = 4;
  let at = 0;
  while (at < bytes.length) {
    const head = bytes[at] ?? 0;
    const length = lengthAt(bytes, at + 1);
    if (length === null) break;
    const [size, start] = length;
    const body = bytes.subarray(start, start + size);
    const end = start + size;
    if (head >> 4 === CONNECT) level = levelOf(body);
    if (head >> 4 === PUBLISH)
      found.push({ ...publishedIn(body, head & 0x0f, level), end, cut: end > bytes.length });
    at = end;
  }
  return found;
};
