import sax from 'sax';
import { headingPoint, type PointText } from './gpx-point.ts';
import { type GpxValues, gpxValues } from './gpx-values.ts';
import type { TextPosition } from './json-position.ts';
import { MOST_POINTS, type Track, type TrackPoint } from './track.ts';

/** Says what is wrong with the file, and where: never returns. */
export type RefuseXml = (what: string) => never;

/** Elements inside one another. GPX needs six, its extensions a few more. */
const DEEPEST = 64;
/** Letters that the parser is given at a time; between two it looks whether a text has grown too long. */
const CHUNK = 65_536;
/** Letters of a name, an altitude or a time. */
const LONGEST_TEXT = 200;

type Line = { name: string | null; readonly recorded: boolean; readonly pieces: TrackPoint[][] };
type Open = { position: TrackPoint['position']; altitude: number | null; time: number | null };

/** The element without its namespace prefix. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const isPoint = (name: string): boolean => name === 'trkpt' || name === 'rtept';

const placeIn = (text: string, offset: number): TextPosition => {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
};

/**
 * The tracks and routes of a GPX 1.1 (or 1.0) document, in its order. Extensions and waypoints are left out; a document
 * type is refused, so that no entity of a file's own is ever expanded.
 */
export const readGpx = (text: string, refuse: RefuseXml): readonly Track[] => {
  const parser = sax.parser(true, { position: true });
  const open: string[] = [];
  const lines: Line[] = [];
  /** Where in the text each point begins. */
  const starts: number[] = [];
  /** Letters that were read without the parser. */
  let passed = 0;
  let waypoints = 0;
  /** How many elements are open inside one that is of no interest. */
  let aside = 0;
  let current: Line | null = null;
  let point: Open | null = null;
  let words: string | null = null;

  const stop = (what: string): never => {
    const { line, column } = placeIn(text, parser.position + passed);
    return refuse(`${what} (line ${line}, column ${column})`);
  };
  const values: GpxValues = gpxValues(() => `${open.at(-1) ?? 'trkpt'}[${starts.length}]`, stop);

  const started = (name: string, latitude: string | undefined, longitude: string | undefined): Open => {
    if (starts.length >= MOST_POINTS) stop(`has more than ${MOST_POINTS} points`);
    const position = values.position(latitude, longitude);
    starts.push(parser.position + passed - name.length);
    return { position, altitude: null, time: null };
  };

  const begin = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const parent = open.at(-2);
    if (open.length === 2 && (name === 'trk' || name === 'rte')) {
      current = { name: null, recorded: name === 'trk', pieces: name === 'rte' ? [[]] : [] };
      lines.push(current);
    } else if (name === 'trkseg' && parent === 'trk') current?.pieces.push([]);
    else if ((name === 'trkpt' && parent === 'trkseg') || (name === 'rtept' && parent === 'rte')) {
      point = started(name, attributes['lat'], attributes['lon']);
    } else if ((name === 'ele' || name === 'time') && parent !== undefined && isPoint(parent)) words = '';
    else if (name === 'name' && (parent === 'trk' || parent === 'rte')) words = '';
    else {
      if (name === 'wpt') waypoints += 1;
      aside = 1;
    }
  };

  const end = (name: string): void => {
    const said = words?.trim() ?? '';
    words = null;
    if (isPoint(name) && point !== null) {
      current?.pieces.at(-1)?.push({ ...point, index: starts.length - 1 });
      point = null;
    } else if (name === 'name' && current !== null && point === null) {
      current.name ??= said === '' ? null : said;
    } else if (name === 'ele' && point !== null) point.altitude = values.altitude(said);
    else if (name === 'time' && point !== null) point.time = values.time(said);
  };

  parser.onerror = (error) => {
    const [what = 'not well-formed'] = error.message.split('\n');
    stop(`is not well-formed XML: ${what.slice(0, 120)}`);
  };
  parser.ondoctype = () => stop('declares a document type, which a GPX file has none of');
  parser.onopentag = ({ name, attributes }) => {
    const local = localName(name);
    if (open.length === 0 && local !== 'gpx') {
      stop(`is XML, but its root must be gpx; found ${JSON.stringify(local.slice(0, 40))}`);
    }
    open.push(local);
    if (open.length > DEEPEST) stop(`has elements inside one another more than ${DEEPEST} deep`);
    if (aside > 0) aside += 1;
    else if (open.length > 1) begin(local, attributes as Record<string, string>);
  };
  parser.onclosetag = () => {
    const name = open.pop() ?? '';
    if (aside > 0) aside -= 1;
    else end(name);
  };
  const hear = (part: string): void => {
    if (words === null || aside > 0) return;
    words = (words + part).slice(0, LONGEST_TEXT);
  };
  parser.ontext = hear;
  parser.oncdata = hear;

  /** A whole point, plainly written, needs no parser: they are nearly all of a long file. */
  const take = ({ latitude, longitude, altitude, time, letters }: PointText): void => {
    const { position } = started('', latitude, longitude);
    const [metres, moment] = [values.altitude(altitude), values.time(time)];
    current?.pieces.at(-1)?.push({ position, altitude: metres, time: moment, index: starts.length - 1 });
    passed += letters;
  };
  const isBetweenPoints = (): boolean =>
    aside === 0 && open.at(-1) === 'trkseg' && (parser as { readonly state?: number }).state === TEXT;

  for (let from = 0; from < text.length; ) {
    const found = isBetweenPoints() ? headingPoint(text, from) : null;
    if (found !== null) {
      take(found);
      from += found.letters;
      continue;
    }
    const next = text.indexOf('<trkpt', from + 1);
    const to = Math.min(next < 0 ? text.length : next, from + CHUNK);
    parser.write(text.slice(from, to));
    from = to;
  }
  parser.close();

  const withPoints = lines.filter(({ pieces }) => pieces.some((piece) => piece.length > 0));
  if (withPoints.length === 0) {
    const instead = waypoints > 0 ? `; it has ${waypoints} waypoints (wpt), which make no road` : '';
    refuse(`has no track (trk) and no route (rte) with points${instead}`);
  }
  return withPoints.map((line) => ({
    ...line,
    field: (index) => {
      const { line: row } = placeIn(text, starts[index] ?? 0);
      return `${line.recorded ? 'trkpt' : 'rtept'}[${index}] in line ${row}`;
    },
  }));
};

/** The parser's state between two elements. */
const { TEXT } = (sax as unknown as { readonly STATE: { readonly TEXT: number } }).STATE;
