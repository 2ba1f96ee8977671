/** Protobuf: a number in groups of seven bits, the least first. */
const number = (value: number): readonly number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...number(Math.floor(value / 128))];
const field = (id: number, bytes: readonly number[]): readonly number[] => [
  ...number(id * 8 + 2),
  ...number(bytes.length),
  ...bytes,
];
const scalar = (id: number, value: number): readonly number[] => [...number(id * 8), ...number(value)];
const text = (id: number, words: string): readonly number[] => field(id, [...Buffer.from(words)]);
const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);

/** A layer of a vector tile (Mapbox vector tile 2.1) with one square over the whole tile. */
const squareLayer = (name: string, kind: string): readonly number[] => {
  const geometry = [9, 0, 0, 26, 4096, 0, 0, 4096, -4096, 0, 15];
  const commands = geometry.flatMap((value, index) =>
    [0, 3, 10].includes(index) ? number(value) : number(zigzag(value)),
  );
  const feature = [...field(2, [0, 0]), ...scalar(3, 3), ...field(4, commands)];
  return field(3, [
    ...scalar(15, 2),
    ...text(1, name),
    ...field(2, feature),
    ...text(3, 'kind'),
    ...field(4, text(1, kind)),
    ...scalar(5, 4096),
  ]);
};

/**
 * A real PMTiles file, version 3, of one vector tile that covers the world: earth, and water over it, each a square.
 * @param name of the layer that lies on top, `water` by default
 */
export const writeTiles = (name = 'water'): Buffer<ArrayBuffer> => {
  const tile = Buffer.from([...squareLayer('earth', 'earth'), ...squareLayer(name, 'lake')]);
  const metadata = Buffer.from(
    JSON.stringify({ vector_layers: [{ id: 'earth' }, { id: name }], attribution: '<b>A test</b>' }),
  );
  // One entry: tile 0, once, this long, at the beginning.
  const directory = Buffer.from([1, 0, 1, ...number(tile.length), 1]);
  const head = Buffer.alloc(127);
  head.write('PMTiles', 'latin1');
  head[7] = 3;
  const parts = [directory, metadata, Buffer.alloc(0), tile];
  let at = head.length;
  for (const [index, part] of parts.entries()) {
    head.writeBigUInt64LE(BigInt(at), 8 + 16 * index);
    head.writeBigUInt64LE(BigInt(part.length), 16 + 16 * index);
    at += part.length;
  }
  for (const counted of [72, 80, 88]) head.writeBigUInt64LE(1n, counted);
  // Clustered; nothing is compressed; a vector tile; zoom 0 to 0; the whole world.
  head.set([1, 1, 1, 1, 0, 0], 96);
  for (const [index, degrees] of [-180, -85, 180, 85].entries())
    head.writeInt32LE(degrees * 1e7, 102 + 4 * index);
  return Buffer.concat([head, ...parts]);
};
