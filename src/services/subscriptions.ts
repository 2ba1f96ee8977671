import { closest } from 'fastest-levenshtein';
import { UnitError } from '../contract/errors.ts';
import type { Database } from '../store/database.ts';
import { CRASH_NOTIFICATION, SERVICE_CATALOGUE } from './catalogue.ts';

/** Which services are switched on for the vehicle, by its primary (R6). All are until somebody switches one off. */
export type Subscriptions = {
  /** The ids of those that are on. */
  readonly on: () => ReadonlySet<string>;
  /**
   * @throws UnitError `bad-input` for a service that the catalogue does not know, naming the nearest; `not-allowed` for switching off the
   *   crash notification, which the law asks for (R24)
   */
  readonly set: (id: string, on: boolean) => void;
};

type Row = { readonly service: string; readonly is_on: unknown };

const IDS = SERVICE_CATALOGUE.map((service) => service.id);

/** INVARIANT: a service is on if nothing or the value 1 is stored for it. Whatever else a damaged row holds is off (R28). */
export function createSubscriptions(database: Database): Subscriptions {
  const select = database.prepare<[], Row>('SELECT service, is_on FROM service_switch');
  const replace = database.prepare('INSERT OR REPLACE INTO service_switch (service, is_on) VALUES (?, ?)');
  return {
    on: () => {
      const off = new Set(
        select
          .all()
          .filter((row) => row.is_on !== 1)
          .map((row) => row.service),
      );
      return new Set(IDS.filter((id) => id === CRASH_NOTIFICATION || !off.has(id)));
    },
    set: (id, on) => {
      if (!IDS.includes(id)) {
        throw new UnitError(
          'bad-input',
          `There is no service "${id.slice(0, 60)}"; the nearest is "${closest(id.slice(0, 60), IDS)}".`,
          `Choose one of: ${IDS.join(', ')}.`,
        );
      }
      if (id === CRASH_NOTIFICATION && !on) {
        throw new UnitError(
          'not-allowed',
          'The crash notification can not be switched off: the law asks for it.',
          'Turn geolocation off if it should go without a position.',
          'crash-notification-stays',
        );
      }
      replace.run(id, on ? 1 : 0);
    },
  };
}
