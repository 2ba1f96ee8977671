import type { Position } from '../../../src/contract/car.ts';
import type { Point } from '../projection.ts';
import type { RouteParts } from './route-layers.ts';

/** What the camera does: follows the car, shows the whole route, or stays where the driver moved it. */
export type MapMode = 'follow' | 'overview' | 'free';

export type Insets = {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
};

export type MapTexts = {
  readonly language: string;
  readonly canvas: string;
  readonly car: string;
  readonly destination: string;
};

export type MapRoute = {
  readonly geometry: readonly Position[];
  readonly places: readonly { readonly name: string; readonly position: Position }[];
};

export type Seen = {
  readonly position: Position;
  readonly heading: number;
  readonly speed: number;
};

/** What a route is drawn on, whichever kind of map it is. */
export type DrawingGround = {
  /** What lies at a point of the map's own box, in its own pixels. */
  readonly positionAt: (point: Point) => Position;
  /** Looks so many pixels further to the right and down. */
  readonly panBy: (x: number, y: number) => void;
  /** Steps of zoom, positive is closer. */
  readonly zoom: (steps: number) => void;
};

/** A map that is open. Every setter may be called at any time; nothing runs between them but a movement under way. */
export type DrivingMap = DrawingGround & {
  readonly setTexts: (texts: MapTexts) => void;
  /** Reads the colours of the theme anew. */
  readonly setTheme: () => void;
  readonly setRoute: (route: MapRoute) => void;
  readonly setParts: (parts: RouteParts) => void;
  readonly setDestination: (position: Position | null) => void;
  readonly setCar: (car: Seen) => void;
  readonly setView: (mode: MapMode, headingUp: boolean, insets: Insets) => void;
  /** The points of a route that is being drawn; null while none is. Two quick touches are two points then. */
  readonly setDrawing: (points: readonly Position[] | null) => void;
  readonly northUp: () => void;
  /** The driver's own file of tiles, and whose they are as it says; null without one. */
  readonly own: { readonly by: string | null } | null;
  /** Whether the driver's own file was there and could not be read. */
  readonly unreadable: boolean;
  readonly close: () => void;
};

export type MapEvents = {
  /** The driver moved the map by hand. */
  readonly onMovedByHand: () => void;
  /** A touch, with how many metres a pixel is there. */
  readonly onTouch: (position: Position, metresPerPixel: number) => void;
  readonly onCamera: (bearing: number, metresPerPixel: number) => void;
};
