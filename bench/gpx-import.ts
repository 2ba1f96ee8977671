import sax from 'sax';
import { parseRoute } from '../simulator/route.ts';
import { median, type Row } from './row.ts';

const POINTS = 100_000;
const ROUNDS = 5;
/** Milliseconds. */
const TARGET = 1_000;
/** Metres that one degree of latitude spans. */
const DEGREE = 111_195;
/** Metres between two points, at 12 m/s and a point a second. */
const APART = 12;

/** A drive of 1,200 km through bends and over hills, as a receiver records it: off by a metre here and there. */
const longTrack = (): string => {
  const points: string[] = [];
  let [latitude, longitude, heading] = [48.4, 9.98, 0];
  const began = Date.UTC(2026, 5, 1);
  for (let index = 0; index < POINTS; index += 1) {
    heading += Math.sin(index / 37) * 0.02 + Math.sin(index / 911) * 0.004;
    latitude += (Math.cos(heading) * APART) / DEGREE;
    longitude += (Math.sin(heading) * APART) / (DEGREE * Math.cos((latitude * Math.PI) / 180));
    const [north, east] = [Math.sin(index * 7.1) * 1e-5, Math.cos(index * 3.3) * 1e-5];
    const height = 480 + 40 * Math.sin(index / 500);
    const time = new Date(began + index * 1_000).toISOString().replace('.000', '');
    points.push(
      `<trkpt lat="${(latitude + north).toFixed(7)}" lon="${(longitude + east).toFixed(7)}"><ele>${height.toFixed(1)}</ele><time>${time}</time></trkpt>\n`,
    );
  }
  return `<?xml version="1.0"?>\n<gpx version="1.1" creator="bench" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>\n${points.join('')}</trkseg></trk></gpx>\n`;
};

const timed = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

/** Import of a GPX of 100,000 points: read, checked, cleaned and laid out; against reading its XML alone. */
export const benchGpxImport = (): Row => {
  const text = longTrack();
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(timed(() => sax.parser(true, {}).write(text).close()));
    ours.push(timed(() => parseRoute(text, 'long.gpx')));
  }
  const figure = median(ours);
  const baseline = median(bare);
  return {
    name: `import of a GPX with ${POINTS} points`,
    figure,
    unit: 'ms',
    baseline: { name: 'its XML read by sax, and nothing made of it', figure: baseline },
    ratio: figure / baseline,
    target: 'under 1 s',
    ok: figure < TARGET,
    note: `the first, before the engine knew the code: ${Math.round(ours[0] ?? Number.NaN)} ms`,
  };
};
