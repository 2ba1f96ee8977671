/** What bytes are, read as UTF-8 (RFC 3629): a text, one with control characters that no text has, or none at all. */
export type Reading = 'text' | 'with controls' | 'not UTF-8';

/** How many bytes follow a first byte; -1 where it is none. */
const following = (byte: number): number => {
  if (byte < 0x80) return 0;
  if (byte >= 0xc2 && byte <= 0xdf) return 1;
  if (byte >= 0xe0 && byte <= 0xef) return 2;
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : -1;
};

/** Told by a look at each byte: a decoder that throws costs more than all the rest, and most of what is tried is no text. */
export const readingOf = (bytes: Uint8Array): Reading => {
  let controls = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x20 && byte < 0x80) continue;
    const more = following(byte);
    if (more === -1) return 'not UTF-8';
    if (more === 0 && (byte < 9 || byte > 13)) controls = true;
    for (let next = 1; next <= more; next += 1)
      if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 'not UTF-8';
    at += more;
  }
  return controls ? 'with controls' : 'text';
};
