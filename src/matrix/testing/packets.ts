const length = (size: number): Buffer => {
  const bytes: number[] = [];
  let rest = size;
  do {
    const more = rest >= 128 ? 0x80 : 0;
    bytes.push((rest % 128) | more);
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.from(bytes);
};

const text = (words: string): Buffer => {
  const bytes = Buffer.from(words);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
};

const packet = (head: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([head]), length(body.length), body]);

/** The first packet of a client (MQTT 3.1.1 §3.1, MQTT 5 §3.1). */
export const connect = (level: 4 | 5): Buffer =>
  packet(
    0x10,
    Buffer.concat([
      text('MQTT'),
      Buffer.from([level, 2, 0, 15, ...(level === 5 ? [0] : [])]),
      text('client'),
    ]),
  );

/** A message at QoS 1; on MQTT 5 with a property, the content type. */
export const publish = (
  topic: string,
  payload: string,
  { level, retained = false }: { readonly level: 4 | 5; readonly retained?: boolean },
): Buffer => {
  const property = Buffer.concat([Buffer.from([3]), text('application/json')]);
  return packet(
    0x32 | (retained ? 1 : 0),
    Buffer.concat([
      text(topic),
      Buffer.from([0, 1]),
      ...(level === 5 ? [length(property.length), property] : []),
      Buffer.from(payload),
    ]),
  );
};
