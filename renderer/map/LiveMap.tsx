import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../src/contract/car.ts';
import { unit } from '../state/unit.ts';
import { useUnit } from '../state/use.ts';
import { useTheme } from '../unit/use-theme.ts';
import type { DrivingMap, Insets, MapMode } from './gl/map-port.ts';
import styles from './LiveMap.module.css';
import type { ShownRoute } from './use-drive.ts';
import { useRouteParts } from './use-journey.ts';

/** Whether the map is there; `no-graphics` is a browser without WebGL, `not-loaded` a part that did not arrive. */
export type MapPhase = 'loading' | 'ready' | 'no-graphics' | 'not-loaded';

export type LiveMapProps = {
  readonly shown: ShownRoute | null;
  readonly mode: MapMode;
  readonly headingUp: boolean;
  readonly insets: Insets;
  /** Where the buttons of the screen find the map. */
  readonly map: RefObject<DrivingMap | null>;
  /** The points of a route that is being drawn; null while none is. */
  readonly drawing: readonly Position[] | null;
  readonly onPhase: (phase: MapPhase) => void;
  readonly onMovedByHand: () => void;
  readonly onTouch: (position: Position, metresPerPixel: number) => void;
  readonly onCamera: (bearing: number, metresPerPixel: number) => void;
};

const hasGraphics = (): boolean => {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
};

/** The map that moves. Its code and its data are fetched when it is first opened, and it ends when it is left. */
export const LiveMap = (props: LiveMapProps) => {
  const { shown, mode, headingUp, insets, map, drawing } = props;
  const { t, i18n } = useTranslation();
  const theme = useTheme();
  const container = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);
  const located = useUnit(({ motion }) => motion !== null);
  const motion = useUnit((now) => now.motion);
  const goal = useUnit(({ state }) => state?.destination ?? null);
  const parts = useRouteParts(shown);
  const events = useRef(props);
  events.current = props;

  const name = goal?.name ?? null;
  const texts = useMemo(
    () => ({
      language: i18n.language,
      canvas: t('map.canvas'),
      car: t('map.car'),
      destination: t('map.destinationIs', { name: name ?? t('map.pointOnRoute') }),
    }),
    [t, i18n.language, name],
  );
  const draws = drawing !== null;
  const firstTexts = useRef(texts);
  firstTexts.current = texts;

  useEffect(() => {
    const element = container.current;
    const start = unit.getState().motion;
    if (element === null || start === null || !located) return;
    if (!hasGraphics()) {
      events.current.onPhase('no-graphics');
      return;
    }
    let left = false;
    events.current.onPhase('loading');
    const open = async (): Promise<void> => {
      const { openDrivingMap } = await import('./gl/driving-map.ts');
      const made = await openDrivingMap(element, firstTexts.current, start, {
        onMovedByHand: () => events.current.onMovedByHand(),
        onTouch: (position, metresPerPixel) => events.current.onTouch(position, metresPerPixel),
        onCamera: (bearing, metresPerPixel) => events.current.onCamera(bearing, metresPerPixel),
      });
      if (made === 'no-graphics') {
        if (!left) events.current.onPhase(made);
        return;
      }
      if (left) return made.close();
      map.current = made;
      setOpened(true);
      events.current.onPhase('ready');
    };
    open().catch(() => {
      if (!left) events.current.onPhase('not-loaded');
    });
    return () => {
      left = true;
      map.current?.close();
      map.current = null;
      setOpened(false);
    };
  }, [located, map]);

  // Each part of the picture is handed on when it changes, and once when the map opens.
  useEffect(() => {
    if (opened) map.current?.setTexts(texts);
  }, [opened, map, texts]);
  useEffect(() => {
    if (opened && theme !== null) map.current?.setTheme();
  }, [opened, map, theme]);
  useEffect(() => {
    if (opened && shown !== null) map.current?.setRoute(shown.route);
  }, [opened, map, shown]);
  useEffect(() => {
    if (!opened) return;
    // Beneath a drawing the route that is there already is soft.
    const soft = { passed: [], ahead: [], rest: shown?.route.geometry ?? [] };
    map.current?.setParts(draws ? soft : parts);
  }, [opened, map, parts, draws, shown]);
  useEffect(() => {
    if (opened) map.current?.setDestination(goal === null ? null : goal.position);
  }, [opened, map, goal]);
  useEffect(() => {
    if (opened && motion !== null) map.current?.setCar(motion);
  }, [opened, map, motion]);
  useEffect(() => {
    if (opened) map.current?.setView(mode, headingUp, insets);
  }, [opened, map, mode, headingUp, insets]);
  // After the view, which a drawing changes once more.
  useEffect(() => {
    if (opened) map.current?.setDrawing(drawing);
  }, [opened, map, drawing]);

  return <div ref={container} className={styles.canvas} />;
};
