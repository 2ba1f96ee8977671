import type { UnitHandlers } from '../../contract/dispatch.ts';
import type { HeadUnitParts } from '../head-unit-parts.ts';
import type { Pace } from '../pace.ts';
import type { Room } from '../room.ts';
import { assistantHandlers } from './assistant.ts';
import { cabinHandlers } from './cabin.ts';
import { clockHandlers } from './clock.ts';
import { conditionHandlers } from './conditions.ts';
import { destinationHandlers } from './destination.ts';
import { driverHandlers } from './driver.ts';
import { ledgerHandlers } from './ledger.ts';
import { notificationHandlers } from './notifications.ts';
import { outageHandlers } from './outages.ts';
import { peopleHandlers } from './people.ts';
import { preferenceHandlers } from './preferences.ts';
import { privacyHandlers } from './privacy.ts';
import { routeHandlers } from './routes.ts';
import { noScenarios } from './scenarios.ts';
import { serviceHandlers } from './services.ts';
import { vehicleHandlers } from './vehicle.ts';

type With = { readonly pace: Pace; readonly parts: Pick<HeadUnitParts, 'clock' | 'outside' | 'language'> };

/** What the unit answers to each command of the contract but the host's own. */
export const allHandlers = (room: Room, { pace, parts }: With): UnitHandlers => ({
  'unit.state': room.state,
  ...driverHandlers(room),
  ...peopleHandlers(room),
  ...preferenceHandlers(room, parts.language),
  ...destinationHandlers(room),
  ...routeHandlers(room),
  ...privacyHandlers(room),
  ...serviceHandlers(room),
  ...ledgerHandlers(room),
  ...vehicleHandlers(room),
  ...clockHandlers(room, parts.clock, pace),
  ...outageHandlers(room, parts.outside ?? null),
  ...cabinHandlers(room),
  ...conditionHandlers(room),
  ...assistantHandlers(room),
  ...notificationHandlers(room),
  ...noScenarios,
});
