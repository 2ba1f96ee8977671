import type { Car, FaultName } from '../contract/car.ts';
import type { Cancel, Clock } from '../contract/clock.ts';
import type { Connection } from '../contract/schemas.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { Notifications } from './notifications.ts';
import type { Reports } from './reports.ts';

/** Per cent of charge below which the driver is told, and above which the next fall is told of again. */
const CHARGE_LOW = 15;
const CHARGE_WELL = 20;

/** A connection that is gone for less long than this, in milliseconds, is nobody's concern. */
const WORTH_TELLING = 10_000;

/** Looks after the car and the connection, and tells what a driver is to know. */
export type Watch = {
  /** The health, the state of the ignition or the drive may have changed. */
  readonly look: () => void;
  /** The car moved. */
  readonly moved: () => void;
  readonly close: () => void;
};

type Parts = {
  readonly car: Car;
  readonly clock: Clock;
  readonly profiles: Profiles;
  readonly reports: Reports;
  readonly notifications: Notifications;
  readonly connection: () => Connection;
  readonly onConnection: (listener: () => void) => Cancel;
};

export const createWatch = (parts: Parts): Watch => {
  const { car, clock, profiles, reports, notifications } = parts;
  let known: ReadonlySet<FaultName> = new Set(car.faults().map(({ fault }) => fault));
  /** Found while the ignition was off: a sleeping car reports nothing. */
  const unreported = new Set<FaultName>();
  let chargeTold = false;
  let arrived = car.driving()?.arrived ?? false;
  let everOnline = false;
  let lostAt: number | null = null;
  let lostTold = false;
  let cancelLost: Cancel = () => undefined;

  const tell = (fault: FaultName, code: string | null): void => {
    const tyre = car.health().tyres.find(({ low }) => low);
    notifications.raise(
      fault,
      {
        ...(code === null ? {} : { code }),
        ...(fault === 'tyre-low' && tyre !== undefined ? { wheel: tyre.wheel } : {}),
      },
      'everybody',
    );
    // The crash is reported by whoever caused it; a fault without a trouble code gives the message nothing to say.
    if (fault !== 'crash' && code !== null) unreported.add(fault);
  };

  const arrival = (): void => {
    const driving = car.driving();
    const before = arrived;
    arrived = driving?.arrived ?? false;
    // Where somebody drove to is theirs (R5).
    if (arrived && !before && driving !== null) {
      notifications.raise('arrived', { name: driving.route.name }, [profiles.active().id]);
    }
  };

  const look = (): void => {
    arrival();
    const faults = car.faults();
    const before = known;
    known = new Set(faults.map(({ fault }) => fault));
    for (const { fault, code } of faults) if (!before.has(fault)) tell(fault, code);
    for (const fault of before) {
      if (known.has(fault)) continue;
      unreported.delete(fault);
      notifications.withdraw(fault);
    }
    if (unreported.size === 0 || car.ignition() !== 'on') return;
    unreported.clear();
    reports.offer('warning-support');
  };

  const connectionTurned = (): void => {
    const online = parts.connection().status === 'online';
    if (!online) {
      // What was never there was not lost.
      if (!everOnline || lostAt !== null) return;
      lostAt = clock.now();
      cancelLost = clock.after(WORTH_TELLING, () => {
        lostTold = true;
        notifications.raise('connection-lost', {}, 'everybody');
      });
      return;
    }
    everOnline = true;
    cancelLost();
    if (lostTold && lostAt !== null) {
      notifications.withdraw('connection-lost');
      notifications.raise(
        'connection-back',
        { minutes: Math.max(1, Math.round((clock.now() - lostAt) / 60_000)) },
        'everybody',
      );
    }
    lostAt = null;
    lostTold = false;
  };

  const stop = [car.onHealth(look), car.onChange(look), parts.onConnection(connectionTurned)];

  return {
    look,
    moved: () => {
      const { charge, fuel } = car.motion();
      // The small battery of a car with a tank goes up and down by itself.
      if (charge === null || fuel !== null) return;
      if (charge > CHARGE_WELL) chargeTold = false;
      if (charge >= CHARGE_LOW || chargeTold) return;
      chargeTold = true;
      notifications.raise('charge-low', { charge: Math.floor(charge) }, 'everybody');
    },
    close: () => {
      cancelLost();
      for (const end of stop) end();
    },
  };
};
