/** A point as it is written in the file. */
export type PointText = {
  readonly latitude: string;
  readonly longitude: string;
  readonly altitude: string;
  readonly time: string;
  /** How many letters of the file it takes. */
  readonly letters: number;
};

// A point with nothing in it but elements that hold plain text: no entity, no comment, nothing inside one another.
const POINT =
  /\s*<trkpt\s+(lat|lon)="([^"<&]{1,40})"\s+(lat|lon)="([^"<&]{1,40})"\s*>((?:\s*<(\w{1,20})>[^<&]{0,200}<\/\6>){0,20})\s*<\/trkpt>\s*/uy;

const textOf = (body: string, name: string): string => {
  const from = body.indexOf(`<${name}>`);
  return from < 0 ? '' : body.slice(from + name.length + 2, body.indexOf('<', from + 1)).trim();
};

/** The point that stands whole and plainly written at `from`; null where none does, which says nothing of what is there. */
export const headingPoint = (text: string, from: number): PointText | null => {
  POINT.lastIndex = from;
  const [all, first, one = '', second, other = '', body = ''] = POINT.exec(text) ?? [];
  if (all === undefined || first === second) return null;
  const [latitude, longitude] = first === 'lat' ? [one, other] : [other, one];
  const [altitude, time] = [textOf(body, 'ele'), textOf(body, 'time')];
  return { latitude, longitude, altitude, time, letters: all.length };
};
