import { randomInt } from 'node:crypto';
import type { UnitHandlers } from '../contract/dispatch.ts';
import type { EventFrame } from '../contract/frames.ts';
import type { UnitState } from '../contract/schemas.ts';
import type { TelemetryStats } from '../contract/telemetry-schemas.ts';
import { createContextRecord } from '../ledger/context-record.ts';
import { createLedger } from '../ledger/ledger.ts';
import type { ProfileKind } from '../privacy/vocabulary.ts';
import { createProfiles } from '../profiles/profiles.ts';
import { createSubscriptions } from '../services/subscriptions.ts';
import { createVehicleChoices } from '../services/vehicle-choices.ts';
import { byItself } from './by-itself.ts';
import { createCabin } from './cabin.ts';
import { createDrawnRoutes } from './drawn-routes.ts';
import { createDrive } from './drive.ts';
import { createEvents } from './events.ts';
import { guestDeadline } from './guest-deadline.ts';
import { createGuestSession } from './guest-session.ts';
import { allHandlers } from './handlers/all.ts';
import type { HeadUnitParts } from './head-unit-parts.ts';
import type { UnitMemory } from './memory.ts';
import { createMicrophone } from './microphone.ts';
import { createNotifications } from './notifications.ts';
import { createPace } from './pace.ts';
import { createPairing } from './pairing.ts';
import { createPauses } from './pauses.ts';
import { createPrivacy } from './privacy.ts';
import { createReports } from './reports.ts';
import { keepRetention } from './retention.ts';
import type { Room } from './room.ts';
import { snapshot } from './snapshot.ts';
import { createWatch } from './watch.ts';

/** Nobody has pressed anything: the unit itself is the origin. */
const UNIT = { device: 'head-unit', screen: null } as const;

/** A pairing code is not to be guessed: only a virtual clock, which is for tests, draws it from the seed. */
const chance = (): number => randomInt(2 ** 32) / 2 ** 32;

/** The head unit, put together. A host adds its own rows to its handlers and binds the whole contract. */
export type HeadUnit = {
  readonly handlers: UnitHandlers;
  readonly onEvent: (listener: (frame: EventFrame) => void) => () => void;
  /** What it holds in memory alone. */
  readonly memory: () => UnitMemory;
  /**
   * A virtual clock that runs by itself goes on only when `rested` has answered, a tenth of a second at a time, until what is returned
   * is called. One that is moved by hand, or is real, does not wait.
   */
  readonly holdTime: (rested: () => Promise<void>) => () => void;
  /** The role of the loaded profile, which the contract asks before each command (R6). */
  readonly role: () => ProfileKind;
  /** Publishes `offline` and lets go of the broker and the car; the store is whoever opened it's to close. */
  readonly close: () => Promise<void>;
};

/** @param stops what ends each part that is at work already */
const putTogether = (parts: HeadUnitParts, stops: (() => void)[]): HeadUnit => {
  const { store, random, car } = parts;
  stops.push(car.close);
  const { clock } = parts.clock;
  const profiles = createProfiles(store.database, random);
  const ledger = createLedger(store.database);
  const record = createContextRecord(store.database);
  const subscriptions = createSubscriptions(store.database);
  const vehicleChoices = createVehicleChoices(store.database);

  const pseudonym = profiles.vehicle().pseudonym;

  const changed = (): void => {
    // A store that can't be read is told of by the next question; telling of a change must not stop one (R28).
    byItself(() => {
      events.tell('unit.changed', state());
      return true;
    });
  };
  const privacy = createPrivacy({
    store,
    profiles,
    subscriptions,
    vehicleChoices,
    ledger,
    record,
    now: clock.now,
    telemetry: () => telemetry,
    changed,
  });
  const telemetry = parts.telemetry({
    context: privacy.context,
    privacy: privacy.state,
    pseudonym: () => pseudonym,
    speed: () => {
      const { running, speed } = pace.state();
      return running && speed !== 'max' ? speed : 1;
    },
  });
  const events = createEvents({
    'vehicle.moved': moved,
    'telemetry.left': telemetry.left,
    'telemetry.counted': counted,
  });
  stops.push(events.close);
  const pace = createPace(parts.clock, telemetry.settled);
  stops.push(pace.close);
  const microphone = createMicrophone(clock, changed);
  stops.push(microphone.close);
  const { memory } = parts;
  const cabin = createCabin(clock.now, (climate) => car.conditions?.setClimate(climate), memory?.cabin);
  const reports = createReports(car, telemetry);
  const notifications = createNotifications(clock.now, changed, memory?.notifications);
  const watch = createWatch({
    car,
    clock,
    profiles,
    reports,
    notifications,
    connection: telemetry.connection,
    onConnection: telemetry.onConnection,
  });
  stops.push(watch.close);
  const pauses = createPauses({
    profiles,
    privacy,
    clock,
    over: () => notifications.raise('private-trip-ended', {}, [profiles.active().id]),
  });
  stops.push(pauses.close);
  const guestSession = createGuestSession(
    clock,
    () =>
      byItself(() => {
        handlers['profile.unload'](undefined, UNIT);
        // Who drove as a guest, and when, is nobody's but the owner's to know.
        notifications.raise('guest-session-ended', {}, primaries());
        return true;
      }),
    () => privacy.context().epoch,
    guestDeadline(store.database),
  );
  stops.push(guestSession.close);
  const drive = createDrive({
    car,
    telemetryRate: parts.telemetryRate ?? 1,
    clock,
    profiles,
    telemetry,
    reports,
    stolen: () => privacy.context().theft.reported,
    moved: () => {
      events.mark('vehicle.moved');
      events.mark('telemetry.counted');
      watch.moved();
    },
  });
  stops.push(drive.close);

  function primaries(): readonly string[] {
    return profiles
      .list()
      .filter(({ kind }) => kind === 'primary')
      .map(({ id }) => id);
  }

  /** A moment of the car, whose clock nobody sets, as the clock of the unit shows it now. */
  function shownAt(at: number): number {
    return at + clock.now() - clock.steady.now();
  }

  function moved(): UnitState['motion'] {
    const motion = car.motion();
    return { ...motion, at: shownAt(motion.at), position: [...motion.position] };
  }

  function counted(): TelemetryStats {
    const stats = telemetry.stats();
    // The last minute passes without an event: it is told until nothing is left of it.
    if (Object.values(stats).some(({ left }) => left.lastMinute > 0)) events.mark('telemetry.counted');
    return stats;
  }

  function state(): UnitState {
    return snapshot({
      store,
      profiles,
      car,
      telemetry,
      privacy,
      now: clock.now,
      clock: parts.clock.kind,
      pace: pace.state(),
      outages: {
        ...(parts.outside?.way.state() ?? { broker: 'up', network: 'back' }),
        store: store.disk.isFull() ? 'full' : 'free',
      },
      motion: moved(),
      shownAt,
      language: parts.language,
      listening: microphone.listening,
      cabin,
      guestEnds: guestSession.ends,
      notifications: notifications.of,
    });
  }

  stops.push(
    telemetry.onConnection(changed),
    telemetry.onLeft(() => {
      events.mark('telemetry.left');
      events.mark('telemetry.counted');
    }),
    telemetry.onWire((message) => {
      events.tell('wire.received', message);
      events.mark('telemetry.counted');
    }),
    car.onChange(changed),
    car.onHealth(changed),
    keepRetention(clock, ledger, store.database),
  );
  telemetry.start();

  const room: Room = {
    store,
    profiles,
    ledger,
    record,
    subscriptions,
    vehicleChoices,
    pauses,
    pairing: createPairing(clock, parts.clock.kind === 'virtual' ? random : chance),
    reports,
    car,
    drawnRoutes: createDrawnRoutes(car, memory?.drawnRoutes),
    telemetry,
    privacy,
    drive,
    microphone,
    cabin,
    notifications,
    watch,
    now: clock.now,
    state,
    changed,
    driverChanged: () => {
      if (car.ignition() === 'off') cabin.rest();
      pauses.reschedule();
      guestSession.look(car.ignition() === 'off', profiles.active().kind === 'guest');
    },
  };
  const handlers = allHandlers(room, { pace, parts });
  guestSession.begin(car.ignition() === 'off', profiles.active().kind === 'guest');
  return {
    handlers,
    onEvent: events.on,
    memory: () => ({
      cabin: { climate: cabin.climate(), call: cabin.call(), media: cabin.media() },
      notifications: notifications.kept(),
      drawnRoutes: room.drawnRoutes.kept(),
    }),
    holdTime: pace.hold,
    role: () => profiles.active().kind,
    close: async () => {
      stopAll(stops);
      await telemetry.close();
    },
  };
};

/** The last one first. */
const stopAll = (stops: (() => void)[]): void => {
  for (const stop of stops.splice(0).reverse()) stop();
};

/**
 * Puts a head unit together and connects it to its broker.
 * @throws whatever a part throws, with nothing left at work but the way out of the car, which is whoever made it's to close
 */
export const createHeadUnit = (parts: HeadUnitParts): HeadUnit => {
  const stops: (() => void)[] = [];
  try {
    return putTogether(parts, stops);
  } catch (error) {
    stopAll(stops);
    throw error;
  }
};
