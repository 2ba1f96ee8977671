import { type GeoJSONSource, Marker } from 'maplibre-gl';
import type { Position } from '../../../src/contract/car.ts';
import { following, onTheWay, type View } from './camera.ts';
import { drawingData } from './drawing-layers.ts';
import { type Glide, glideAt, hasArrived, seen } from './glide.ts';
import type { DrivingMap, Insets, MapEvents, MapMode, MapTexts, Seen } from './map-port.ts';
import { carMark, destinationMark } from './marks.ts';
import { openMap } from './open-map.ts';
import { openTiles } from './open-tiles.ts';
import { readPalette } from './palette.ts';
import { gridData, type RouteParts, routeData, stopsData } from './route-layers.ts';
import { repaint } from './style.ts';

/** How long the camera takes from one way of looking to another, in milliseconds. */
const CHANGE = 900;
/** A picture that takes longer than this, in milliseconds, is a slow one; one after a silence says nothing. */
const SLOW = 45;
const SILENCE = 1200;
const LONGEST_REST = 500;
/** How often the line behind the car is drawn anew, at most, in milliseconds. */
const LINE = 400;
const EQUATOR = 40_075_016.686;
/** On a screen without streets the grid is this wide, in metres, and goes on this far beside the route. */
/** How closely the map is seen to begin a drawing: some two kilometres across. */
const DRAWING = 14.5;
const GRID = { step: 250, margin: 6000 } as const;

/**
 * Opens the map in `container`, drawn from what the unit itself serves; `no-graphics` where there is no WebGL 2.
 * @throws Error where the map does not load
 */
export const openDrivingMap = async (
  container: HTMLElement,
  texts: MapTexts,
  start: Seen,
  events: MapEvents,
): Promise<DrivingMap | 'no-graphics'> => {
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const file = await openTiles();
  const tiles = file === 'unreadable' ? null : file;
  const map = await openMap(container, { texts, centre: start.position, tiles, calm });
  if (map === 'no-graphics') return map;
  const canvas = map.getCanvas();
  canvas.setAttribute('role', 'application');

  const carElement = carMark();
  const car = new Marker({
    element: carElement,
    rotationAlignment: 'map',
    pitchAlignment: 'map',
    subpixelPositioning: true,
  });
  const destination = new Marker({ element: destinationMark(), anchor: 'bottom', offset: [0, 6] });
  let destinationShown = false;
  let glide: Glide | null = null;
  let mode: MapMode = 'follow';
  let headingUp = true;
  let closer = 0;
  let insets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
  let bounds: readonly [Position, Position] | null = null;
  let change: { readonly from: View; readonly at: number } | null = null;
  let frame = 0;
  let pause = 0;
  let rest = 0;
  let drewAt = 0;
  let parts: RouteParts | null = null;
  let partsTimer = 0;
  let drawing = false;

  const viewNow = (): View => ({
    center: map.getCenter().toArray(),
    zoom: map.getZoom(),
    bearing: map.getBearing(),
    pitch: map.getPitch(),
  });
  const source = (name: string): GeoJSONSource | undefined => map.getSource(name);

  const look = (view: View): void => {
    map.jumpTo({ ...view, center: [view.center[0], view.center[1]], padding: insets });
  };

  const draw = (time: number): void => {
    frame = 0;
    if (glide === null) return;
    pace(time);
    const drawn = glideAt(glide, calm ? Number.POSITIVE_INFINITY : time);
    car.setLngLat([drawn.position[0], drawn.position[1]]).setRotation(drawn.heading);
    if (mode === 'follow') {
      const view = following(drawn, headingUp, closer);
      const share = change === null || calm ? 1 : (time - change.at) / CHANGE;
      look(change === null || share >= 1 ? view : onTheWay(change.from, view, share));
      if (share >= 1) change = null;
    }
    if (!calm && (change !== null || !hasArrived(glide, time))) plan();
  };
  /** A machine that draws slowly is left as much time for everything else: touches come before an even ride. */
  const pace = (time: number): void => {
    const took = time - drewAt - rest;
    drewAt = time;
    rest = took > SLOW && took < SILENCE ? Math.min(LONGEST_REST, took * 2) : 0;
  };
  const plan = (): void => {
    if (frame !== 0 || pause !== 0) return;
    const ask = (): void => {
      pause = 0;
      frame = window.requestAnimationFrame(draw);
    };
    if (rest === 0) ask();
    else pause = window.setTimeout(ask, rest);
  };

  const overview = (): void => {
    if (bounds === null) return;
    const [southWest, northEast] = bounds;
    map.setPadding({ top: 0, right: 0, bottom: 0, left: 0 });
    map.fitBounds([southWest[0], southWest[1], northEast[0], northEast[1]], {
      padding: insets,
      bearing: 0,
      pitch: 0,
      duration: calm ? 0 : CHANGE,
      maxZoom: 15,
    });
  };

  map.on('movestart', ({ originalEvent }) => {
    if (originalEvent !== undefined) events.onMovedByHand();
  });
  map.on('click', ({ lngLat }) => {
    events.onTouch([lngLat.lng, lngLat.lat], metresPerPixel());
  });
  const metresPerPixel = (): number =>
    (EQUATOR * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
  const tellCamera = (): void => events.onCamera(map.getBearing(), metresPerPixel());
  map.on('move', tellCamera);
  tellCamera();

  const setTexts: DrivingMap['setTexts'] = (now) => {
    canvas.setAttribute('aria-label', now.canvas);
    carElement.setAttribute('aria-label', now.car);
    destination.getElement().setAttribute('aria-label', now.destination);
    repaint(map, readPalette(container), now.language, tiles);
  };
  let language = texts.language;
  setTexts(texts);

  return {
    setTexts: (now) => {
      language = now.language;
      setTexts(now);
    },
    setTheme: () => repaint(map, readPalette(container), language, tiles),
    setRoute: ({ geometry, places }) => {
      const [xs, ys] = [geometry.map(([x]) => x), geometry.map(([, y]) => y)];
      bounds =
        geometry.length === 0
          ? null
          : [
              [Math.min(...xs), Math.min(...ys)],
              [Math.max(...xs), Math.max(...ys)],
            ];
      source('stops')?.setData(stopsData(places, geometry[0] ?? null));
      source('grid')?.setData(gridData(geometry, GRID.step, GRID.margin));
      if (mode === 'overview') overview();
    },
    setParts: (next) => {
      parts = next;
      if (partsTimer !== 0) return;
      source('route')?.setData(routeData(next));
      const drawn = next;
      partsTimer = window.setTimeout(() => {
        partsTimer = 0;
        if (parts !== null && parts !== drawn) source('route')?.setData(routeData(parts));
      }, LINE);
    },
    setDrawing: (points) => {
      source('drawing')?.setData(drawingData(points ?? []));
      if ((points !== null) === drawing) return;
      drawing = points !== null;
      map.doubleClickZoom[drawing ? 'disable' : 'enable']();
      if (points === null) return;
      const [x, y] = points.at(-1) ?? glide?.now.position ?? start.position;
      map.easeTo({ center: [x, y], zoom: DRAWING, bearing: 0, pitch: 0, padding: insets, duration: 0 });
    },
    positionAt: ({ x, y }) => map.unproject([x, y]).toArray(),
    panBy: (x, y) => map.panBy([x, y], { duration: 0 }),
    setDestination: (position) => {
      if (position === null) {
        destination.remove();
        destinationShown = false;
        return;
      }
      destination.setLngLat([position[0], position[1]]);
      if (!destinationShown) destination.addTo(map);
      destinationShown = true;
    },
    setCar: (sighting) => {
      const first = glide === null;
      glide = seen(glide, { ...sighting, at: performance.now() });
      if (first) car.setLngLat([sighting.position[0], sighting.position[1]]).addTo(map);
      plan();
    },
    setView: (next, up, around) => {
      const fresh = next !== mode || up !== headingUp;
      const moved = JSON.stringify(around) !== JSON.stringify(insets);
      [mode, headingUp, insets] = [next, up, around];
      if (!fresh && !moved) return;
      if (fresh) closer = 0;
      if (mode === 'overview') overview();
      if (mode === 'follow') {
        change = fresh ? { from: viewNow(), at: performance.now() } : null;
        plan();
      }
    },
    zoom: (steps) => {
      if (mode !== 'follow') {
        map.zoomTo(map.getZoom() + steps, { duration: calm ? 0 : CHANGE / 3 });
        return;
      }
      closer = Math.min(1.6, Math.max(-5, closer + steps));
      change = { from: viewNow(), at: performance.now() - CHANGE / 2 };
      plan();
    },
    northUp: () => map.easeTo({ bearing: 0, pitch: 0, duration: calm ? 0 : CHANGE / 2 }),
    own: tiles === null ? null : { by: tiles.attribution },
    unreadable: file === 'unreadable',
    close: () => {
      window.cancelAnimationFrame(frame);
      window.clearTimeout(pause);
      window.clearTimeout(partsTimer);
      frame = 0;
      glide = null;
      map.remove();
    },
  };
};
