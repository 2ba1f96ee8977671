let bytes = Buffer.alloc(0);
let units = new Uint16Array(0);

/**
 * The UTF-16 units of a text, in a room that the next call uses again; only as many are valid as the text is long. To read an array is
 * several times as fast as to ask a string for each of its units, of which it has to look up every time how it is kept.
 */
export const unitsOf = (text: string): Uint16Array => {
  if (units.length < text.length) {
    const room = new ArrayBuffer(4 * text.length + 64);
    bytes = Buffer.from(room);
    units = new Uint16Array(room);
  }
  bytes.write(text, 'utf16le');
  return units;
};
