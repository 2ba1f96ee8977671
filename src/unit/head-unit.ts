import type { Car } from '../contract/car.ts';
import type { Clock } from '../contract/clock.ts';
import type { Handlers } from '../contract/dispatch.ts';
import type { EventFrame } from '../contract/frames.ts';
import type { UnitState } from '../contract/schemas.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Language } from '../privacy/vocabulary.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { Store } from '../store/open.ts';
import type { Telemetry, TelemetryOptions } from '../telemetry/telemetry.ts';
import type { VirtualClock } from './clock.ts';
import { createDrive } from './drive.ts';
import { createEvents } from './events.ts';
import { driverHandlers } from './handlers/driver.ts';
import { privacyHandlers } from './handlers/privacy.ts';
import { vehicleHandlers } from './handlers/vehicle.ts';
import { createMicrophone } from './microphone.ts';
import { createPrivacy } from './privacy.ts';
import { snapshot } from './snapshot.ts';

/** The head unit, put together. A host adds `host.link` to its handlers and binds the whole contract. */
export type HeadUnit = {
  readonly handlers: Omit<Handlers, 'host.link'>;
  readonly onEvent: (listener: (frame: EventFrame) => void) => () => void;
  /** Publishes `offline` and lets go of the broker and the car; the store is whoever opened it's to close. */
  readonly close: () => Promise<void>;
};

export type HeadUnitParts = {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly ledger: Ledger;
  readonly car: Car;
  readonly clock:
    | { readonly kind: 'real'; readonly clock: Clock }
    | { readonly kind: 'virtual'; readonly clock: VirtualClock };
  /** Forces the language of the user interface. */
  readonly language: Language | null;
  /** Makes the way out of the car; it asks the unit for the context and the pseudonym. */
  readonly telemetry: (ask: Pick<TelemetryOptions, 'context' | 'privacy' | 'pseudonym'>) => Telemetry;
};

/** Puts a head unit together and connects it to its broker. */
export const createHeadUnit = (parts: HeadUnitParts): HeadUnit => {
  const { store, profiles, ledger, car } = parts;
  const { clock } = parts.clock;

  const changed = (): void => events.tell('unit.changed', state());
  const privacy = createPrivacy({
    store,
    profiles,
    ledger,
    now: clock.now,
    telemetry: () => telemetry,
    changed,
  });
  const telemetry = parts.telemetry({
    context: privacy.context,
    privacy: privacy.state,
    pseudonym: () => profiles.vehicle().pseudonym,
  });
  const events = createEvents({ 'vehicle.moved': moved, 'telemetry.counted': telemetry.stats });
  const microphone = createMicrophone(clock, changed);
  const drive = createDrive({
    car,
    clock,
    profiles,
    telemetry,
    moved: () => {
      events.mark('vehicle.moved');
      events.mark('telemetry.counted');
    },
  });

  function moved(): UnitState['motion'] {
    return state().motion;
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
      language: parts.language,
      listening: microphone.listening,
    });
  }

  const stopListening = [
    telemetry.onConnection(changed),
    telemetry.onWire((message) => {
      events.tell('wire.received', message);
      events.mark('telemetry.counted');
    }),
    car.onChange(changed),
  ];
  telemetry.start();

  const room = {
    store,
    profiles,
    ledger,
    car,
    telemetry,
    privacy,
    drive,
    microphone,
    now: clock.now,
    state,
    changed,
  };
  return {
    handlers: {
      'unit.state': state,
      ...driverHandlers(room),
      ...privacyHandlers(room),
      ...vehicleHandlers(room, parts.clock),
    },
    onEvent: events.on,
    close: async () => {
      for (const stop of stopListening) stop();
      drive.close();
      microphone.close();
      events.close();
      car.close();
      await telemetry.close();
    },
  };
};
