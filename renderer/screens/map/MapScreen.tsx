import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../src/contract/car.ts';
import { CrossHair } from '../../map/draw/CrossHair.tsx';
import { type DrawingProblem, problemOfPoint } from '../../map/draw/drawn-line.ts';
import { PlainDrawing } from '../../map/draw/PlainDrawing.tsx';
import type { DrawingGround, DrivingMap, MapMode } from '../../map/gl/map-port.ts';
import { nearestAlong } from '../../map/guidance.ts';
import { LiveMap, type MapPhase } from '../../map/LiveMap.tsx';
import { RouteMap } from '../../map/RouteMap.tsx';
import { ScaleBar } from '../../map/ScaleBar.tsx';
import { useLaidRoute } from '../../map/use-drive.ts';
import { useJourney } from '../../map/use-journey.ts';
import { useSize } from '../../map/use-size.ts';
import { Button } from '../../parts/Button.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { act } from '../../state/commands.ts';
import { drawing, setPoint, startDrawing, stopDrawing } from '../../state/drawing.ts';
import { isDriving, unit } from '../../state/unit.ts';
import { useDrawing, useUnit } from '../../state/use.ts';
import { DestinationPanel } from './DestinationPanel.tsx';
import { DrawPanel } from './DrawPanel.tsx';
import { GuidanceCard } from './GuidanceCard.tsx';
import { insetsFor } from './insets.ts';
import { MapButtons } from './MapButtons.tsx';
import styles from './MapScreen.module.css';
import { MapSources } from './MapSources.tsx';
import { PositionNote } from './PositionNote.tsx';

/** A finger covers this many pixels around what it means. */
const FINGER = 44;

export const MapScreen = () => {
  const { t } = useTranslation();
  const [mode, setMode] = useState<MapMode>('follow');
  const [headingUp, setHeadingUp] = useState(true);
  const [phase, setPhase] = useState<MapPhase>('loading');
  const [attempt, setAttempt] = useState(0);
  const [choosing, setChoosing] = useState(false);
  const [remark, setRemark] = useState<'onlyRoute' | 'behind' | null>(null);
  const [problem, setProblem] = useState<DrawingProblem | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [camera, setCamera] = useState({ bearing: 0, metresPerPixel: 1 });
  const map = useRef<DrivingMap | null>(null);
  const plain = useRef<DrawingGround | null>(null);
  const [screen, size] = useSize<HTMLDivElement>();
  const shown = useLaidRoute();
  const journey = useJourney(shown);
  const located = useUnit(({ motion }) => motion !== null);
  const busy = useUnit(isDriving);
  const opened = useDrawing(({ open }) => open);
  const points = useDrawing((now) => now.points);
  // A drive puts the drawing aside, and it goes on when that is over.
  const draws = opened && !busy;
  const insets = useMemo(() => insetsFor(size, draws ? 'overview' : mode), [size, mode, draws]);
  const drawn = phase === 'no-graphics' || phase === 'not-loaded';
  const live = phase === 'ready';

  const touch = useCallback(
    (position: Position, metresPerPixel: number) => {
      if (shown === null) return;
      const near = nearestAlong(shown.laid, shown.laid.project(position));
      if (near === null) return;
      const along = Math.min(near.along, shown.route.length);
      const { motion, state } = unit.getState();
      const behind = shown.driven && state?.drive?.arrived === false && along <= (motion?.distance ?? 0);
      const away = near.away / metresPerPixel;
      setRemark(away > FINGER ? 'onlyRoute' : behind ? 'behind' : null);
      if (away > FINGER || behind) return;
      const place = shown.route.places.find((one) => Math.abs(one.along - along) < FINGER * metresPerPixel);
      void act('unit', 'destination.set', {
        route: shown.route.id,
        along: place?.along ?? along,
        ...(place === undefined ? {} : { name: place.name }),
      });
    },
    [shown],
  );
  const draw = useCallback((position: Position) => {
    const wrong = problemOfPoint(drawing.getState().points, position);
    setProblem(wrong);
    if (wrong === null) setPoint(position);
  }, []);
  const middle = useMemo(
    () => ({
      x: (insets.left + (size?.width ?? 0) - insets.right) / 2,
      y: (insets.top + (size?.height ?? 0) - insets.bottom) / 2,
    }),
    [insets, size],
  );
  const show = (name: string): void => {
    setSaved(name);
    setMode('overview');
  };
  const stop = useCallback(() => {
    setProblem(null);
    stopDrawing();
  }, []);
  const look = useCallback((bearing: number, metresPerPixel: number) => {
    setCamera((before) =>
      Math.abs(before.bearing - bearing) < 0.5 && Math.abs(before.metresPerPixel / metresPerPixel - 1) < 0.01
        ? before
        : { bearing, metresPerPixel },
    );
  }, []);
  const turn = (): void => {
    if (mode === 'follow' && !draws) setHeadingUp(!headingUp);
    else map.current?.northUp();
  };

  return (
    <div ref={screen} className={styles.screen}>
      <h1 className={styles.heading}>{t('screens.map')}</h1>
      <section className={styles.map} aria-label={t('map.drawing')}>
        {drawn ? (
          draws ? (
            <PlainDrawing
              points={points}
              beneath={shown?.route.geometry ?? []}
              ground={plain}
              onTouch={draw}
            />
          ) : (
            <RouteMap mode={mode === 'free' ? 'overview' : mode} plain />
          )
        ) : (
          <LiveMap
            key={attempt}
            shown={shown}
            mode={draws ? 'free' : mode}
            drawing={draws ? points : null}
            headingUp={headingUp}
            insets={insets}
            map={map}
            onPhase={setPhase}
            onMovedByHand={() => setMode('free')}
            onTouch={draws ? draw : touch}
            onCamera={look}
          />
        )}
        {phase === 'loading' && (
          <div className={styles.veil}>
            <Loading>{t(located ? 'map.loading' : 'map.waiting')}</Loading>
          </div>
        )}
        {draws && size !== null && (live || drawn) && (
          <CrossHair size={size} middle={middle} ground={drawn ? plain : map} onSet={draw} />
        )}
      </section>
      <div
        className={styles.over}
        data-choosing={(choosing && !draws) || undefined}
        data-drawing={draws || undefined}
      >
        <div className={styles.side}>
          {draws && <DrawPanel problem={problem} onProblem={setProblem} onClose={stop} onSaved={show} />}
          {choosing && !draws && (
            <DestinationPanel
              onClose={() => setChoosing(false)}
              onDraw={() => {
                setChoosing(false);
                setSaved(null);
                startDrawing();
              }}
            />
          )}
          {/* It stays, unseen, so that the focus finds its way back to it. */}
          <div hidden={choosing || draws} className={styles.guidance}>
            <GuidanceCard journey={journey} open={choosing} onDestination={() => setChoosing(true)} />
          </div>
          {drawn && (
            <div role="alert" className={styles.remark}>
              <p>{t(phase === 'no-graphics' ? 'map.noGraphics' : 'map.notLoaded')}</p>
              {phase === 'not-loaded' && (
                <Button
                  onClick={() => {
                    setPhase('loading');
                    setAttempt(attempt + 1);
                  }}
                >
                  {t('map.again')}
                </Button>
              )}
            </div>
          )}
          {live && map.current?.unreadable === true && (
            <p role="status" className={styles.remark}>
              {t('map.ownUnreadable')}
            </p>
          )}
          {opened && busy && (
            <p role="status" className={styles.remark}>
              {t('map.draw.paused')}
            </p>
          )}
          {saved !== null && !draws && !busy && (
            <p role="status" className={styles.remark}>
              {t('map.draw.saved', { name: saved })}
            </p>
          )}
          {remark !== null && !draws && (
            <p role="status" className={styles.remark}>
              {t(remark === 'behind' ? 'map.destination.behind' : 'map.destination.onlyRoute')}
            </p>
          )}
        </div>
        {/* Its room is kept before the map is there, so that nothing beside it moves. */}
        {(!drawn || draws) && (
          <div className={styles.right} data-waits={!(live || drawn) || undefined}>
            <MapButtons
              bearing={camera.bearing}
              headingUp={mode === 'follow' && !draws ? headingUp : camera.bearing !== 0}
              onTurn={turn}
              onZoom={(steps) => (drawn ? plain : map).current?.zoom(steps)}
            />
          </div>
        )}
        <div className={styles.below}>
          {!draws && (
            <Choice
              label={t('map.view')}
              value={mode}
              options={[
                { value: 'follow', label: t('map.follow') },
                { value: 'overview', label: t('map.overview') },
              ]}
              onChoose={setMode}
            />
          )}
          <PositionNote />
        </div>
        {!drawn && (
          <div className={styles.corner} data-waits={!live || undefined}>
            <MapSources own={map.current?.own ?? null} />
            <ScaleBar metresPerPixel={camera.metresPerPixel} longest={170} />
          </div>
        )}
      </div>
    </div>
  );
};
