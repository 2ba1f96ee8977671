import { Check, MapPin, Spline } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../src/contract/car.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/Button.tsx';
import { LONGEST_LIST } from '../../parts/longest-list.ts';
import { act } from '../../state/commands.ts';
import { isDriving, isMoving } from '../../state/unit.ts';
import { useUnit } from '../../state/use.ts';
import styles from './DestinationPanel.module.css';
import { MapPanel } from './MapPanel.tsx';

/** A place this near ahead can't be gone to any more. */
const TOO_NEAR = 30;

/** One route with the places that can still be gone to; on the route that is driven, those ahead. */
const usePlaces = () => {
  const routes = useUnit((unit) => unit.routes) ?? [];
  // A drive that has arrived leads nowhere any more: every place can be the next one.
  const drive = useUnit(({ state }) => (state?.drive?.arrived === false ? state.drive : null));
  const along = useUnit(({ motion }) => Math.round((motion?.distance ?? 0) / 50) * 50);
  const moving = useUnit(isMoving);
  const shown = drive === null ? routes : routes.filter(({ id }) => id === drive.route);
  // What may be read while the car moves is one list, however many routes it is made of.
  let room = moving ? LONGEST_LIST : Number.POSITIVE_INFINITY;
  return {
    moving,
    routes: shown.map(({ id, name, length, places }) => {
      const ahead = drive === null ? places : places.filter((place) => place.along > along + TOO_NEAR);
      const few = ahead.slice(0, room);
      room -= few.length;
      const none = ahead.length === 0 && drive !== null;
      const whole = places.length === 0 && drive === null;
      return { id, name, length, places: few, shortened: few.length < ahead.length, none, whole };
    }),
    away: (place: Place): number => place.along - (drive === null ? 0 : along),
    driving: drive !== null,
  };
};

type Props = { readonly onClose: () => void; readonly onDraw: () => void };

/** Where to: the places of the routes, to be touched. No text is typed, so it can be used while the car moves. */
export const DestinationPanel = ({ onClose, onDraw }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const busy = useUnit(isDriving);
  const { routes, moving, away, driving } = usePlaces();
  const destination = useUnit(({ state }) => state?.destination ?? null);
  const length = useUnit(({ state }) => (state?.drive?.arrived === false ? state.drive.length : null));
  // A route that is driven leads somewhere anyway: without a choice of the driver's, to its end.
  const clearable = destination !== null && (length === null || destination.along < length - 1);
  const choose = async (route: string, along: number, name?: string): Promise<void> => {
    const named = name === undefined ? {} : { name };
    if (await act('unit', 'destination.set', { route, along, ...named })) onClose();
  };
  const clear = async (): Promise<void> => {
    if (await act('unit', 'destination.clear')) onClose();
  };
  return (
    <MapPanel id="where-to" title={t('map.destination.title')} onClose={onClose}>
      <div className={styles.places}>
        {routes.map((route) => (
          <section key={route.id} aria-label={t('map.destination.on', { route: route.name })}>
            {routes.length > 1 && <h3 className={styles.route}>{route.name}</h3>}
            <ul>
              {route.places.map((place) => {
                const chosen =
                  destination?.route === route.id && Math.abs(destination.along - place.along) < 1;
                return (
                  <li key={place.id}>
                    <button
                      type="button"
                      className={styles.place}
                      aria-pressed={chosen}
                      onClick={() => void choose(route.id, place.along, place.name)}
                    >
                      {chosen ? <Check aria-hidden /> : <MapPin aria-hidden strokeWidth={1.75} />}
                      <span className={styles.name}>{place.name}</span>
                      <span className={styles.away}>
                        {t(driving ? 'map.destination.ahead' : 'map.destination.at', {
                          length: format.lengthText(away(place)),
                        })}
                      </span>
                    </button>
                  </li>
                );
              })}
            </ul>
            {/* A route that was drawn has no places, and still leads somewhere. */}
            {route.whole && (
              <button
                type="button"
                className={styles.place}
                aria-pressed={destination?.route === route.id}
                onClick={() => void choose(route.id, route.length)}
              >
                <MapPin aria-hidden strokeWidth={1.75} />
                <span className={styles.name}>{t('map.destination.end')}</span>
                <span className={styles.away}>
                  {t('map.destination.at', { length: format.lengthText(route.length) })}
                </span>
              </button>
            )}
            {route.none && <p className={styles.remark}>{t('map.destination.none')}</p>}
            {route.shortened && (
              <p className={styles.remark}>{t('map.destination.moving', { count: LONGEST_LIST })}</p>
            )}
          </section>
        ))}
      </div>
      <div className={styles.foot}>
        {!moving && <p className={styles.remark}>{t('map.destination.hint')}</p>}
        {!busy && (
          <Button weight="quiet" className={styles.draw} onClick={onDraw}>
            <Spline aria-hidden strokeWidth={1.75} />
            {t('map.draw.open')}
          </Button>
        )}
        {clearable && (
          <Button onClick={() => void clear()}>
            {t(driving ? 'map.destination.toEnd' : 'map.destination.clear')}
          </Button>
        )}
      </div>
    </MapPanel>
  );
};
