const RADIANS = Math.PI / 180;

/**
 * Easting and northing by the series of J. P. Snyder, "Map Projections: A Working Manual" (1987), 8-9 to 8-15: the oracle reckons by
 * another, and so shares nothing with this.
 */
const snyder = (latitude: number, longitude: number, middle: number): readonly [number, number] => {
  const [axis, e2, scale] = [6_378_137, 0.00669437999, 0.9996];
  const prime = e2 / (1 - e2);
  const phi = latitude * RADIANS;
  const [sine, cosine, tangent] = [Math.sin(phi), Math.cos(phi), Math.tan(phi)];
  const n = axis / Math.sqrt(1 - e2 * sine * sine);
  const [t, c, a] = [tangent ** 2, prime * cosine ** 2, (longitude - middle) * RADIANS * cosine];
  const m =
    axis *
    ((1 - e2 / 4 - (3 * e2 ** 2) / 64 - (5 * e2 ** 3) / 256) * phi -
      ((3 * e2) / 8 + (3 * e2 ** 2) / 32 + (45 * e2 ** 3) / 1024) * Math.sin(2 * phi) +
      ((15 * e2 ** 2) / 256 + (45 * e2 ** 3) / 1024) * Math.sin(4 * phi) -
      ((35 * e2 ** 3) / 3072) * Math.sin(6 * phi));
  const east = a + ((1 - t + c) * a ** 3) / 6 + ((5 - 18 * t + t ** 2 + 72 * c - 58 * prime) * a ** 5) / 120;
  const north =
    m +
    n *
      tangent *
      (a ** 2 / 2 +
        ((5 - t + 9 * c + 4 * c ** 2) * a ** 4) / 24 +
        ((61 - 58 * t + t ** 2 + 600 * c - 330 * prime) * a ** 6) / 720);
  return [500_000 + scale * n * east, scale * north + (latitude < 0 ? 1e7 : 0)];
};

/** A reference of MGRS with so many digits for each of the two, parted as asked. */
export const militaryGrid = (latitude: number, longitude: number, digits: number, gap = ''): string => {
  const zone = Math.floor((longitude + 180) / 6) + 1;
  const [east, north] = snyder(latitude, longitude, zone * 6 - 183);
  const band = 'CDEFGHJKLMNPQRSTUVWX'[Math.floor((latitude + 80) / 8)];
  const columns = ['STUVWXYZ', 'ABCDEFGH', 'JKLMNPQR'][zone % 3] ?? '';
  const rows = zone % 2 === 1 ? 'ABCDEFGHJKLMNPQRSTUV' : 'FGHJKLMNPQRSTUVABCDE';
  const square = `${columns[Math.floor(east / 1e5) - 1]}${rows[Math.floor(north / 1e5) % 20]}`;
  const parts = [east, north].map((metres) =>
    Math.floor(metres % 1e5)
      .toString()
      .padStart(5, '0')
      .slice(0, digits),
  );
  return [`${zone}${band}`, square, ...parts].join(gap);
};

/** A Maidenhead locator of so many pairs, by taking what is left of the degrees again and again. */
export const locator = (latitude: number, longitude: number, pairs: number): string => {
  let [east, north] = [(longitude + 180) / 20, (latitude + 90) / 10];
  let text = '';
  for (let pair = 0; pair < pairs; pair += 1) {
    const first = pair === 0 ? 65 : pair % 2 === 1 ? 48 : 97;
    text += String.fromCharCode(first + Math.floor(east), first + Math.floor(north));
    const more = pair % 2 === 0 ? 10 : 24;
    [east, north] = [(east % 1) * more, (north % 1) * more];
  }
  return text;
};
