import type { Handlers } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import { serviceStates } from '../../services/services.ts';
import type { Room } from '../room.ts';

type ServiceCommand =
  | 'service.list'
  | 'service.set'
  | 'contract.set'
  | 'theft.consent'
  | 'theft.report'
  | 'theft.end';

const onOff = (on: boolean): string => (on ? 'on' : 'off');

/** Services, contracts and theft: what the owner decides for the vehicle. */
export const serviceHandlers = (room: Room): Pick<Handlers, ServiceCommand> => {
  const { privacy, profiles, subscriptions, vehicleChoices, reports, state } = room;

  const theft = (origin: Parameters<Handlers['theft.report']>[1], reported: boolean): void => {
    // The thief may have loaded anything or nothing: the owner reports by the account.
    if (profiles.active().kind !== 'primary' && origin.device !== 'control') {
      throw new UnitError(
        'not-allowed',
        'Only the owner can report the vehicle stolen, or found.',
        'Load the primary profile, or report by the account.',
        'owner-reports',
      );
    }
    if (reported && !vehicleChoices.theft().consented) {
      throw new UnitError(
        'not-allowed',
        'The owner has not agreed beforehand that a stolen vehicle is located, so no position is sent.',
        'The owner can agree with theft.consent, before a theft.',
        'owner-not-agreed',
      );
    }
    privacy.change(
      origin,
      () => {
        const before = vehicleChoices.theft().reported;
        vehicleChoices.setTheftReported(reported);
        return before === reported ? [] : [{ subject: 'theft.report', value: reported ? 'stolen' : 'found' }];
      },
      'theft',
    );
  };

  return {
    'service.list': () => [...serviceStates(privacy.context())],
    'service.set': ({ service, on }, origin) => {
      privacy.change(
        origin,
        () => {
          const before = subscriptions.on().has(service);
          subscriptions.set(service, on);
          return before === on ? [] : [{ subject: `service.${service}`, value: onOff(on) }];
        },
        `service.${service}`,
      );
      return [...serviceStates(privacy.context())];
    },
    'contract.set': ({ contract, on }, origin) => {
      privacy.change(
        origin,
        () => {
          const before = vehicleChoices.contracts()[contract];
          vehicleChoices.setContract(contract, on);
          return before === on ? [] : [{ subject: `contract.${contract}`, value: onOff(on) }];
        },
        `contract.${contract}`,
      );
      return { ...privacy.context().contracts };
    },
    'theft.consent': ({ on }, origin) => {
      privacy.change(
        origin,
        () => {
          const before = vehicleChoices.theft().consented;
          vehicleChoices.setTheftConsent(on);
          // Without the consent there is nothing to report any more.
          if (!on) vehicleChoices.setTheftReported(false);
          return before === on ? [] : [{ subject: 'theft.consent', value: onOff(on) }];
        },
        'theft',
      );
      return state();
    },
    'theft.report': (_argument, origin) => {
      theft(origin, true);
      if (room.car.ignition() === 'on') reports.offer('stolen-vehicle-position');
      return state();
    },
    'theft.end': (_argument, origin) => {
      theft(origin, false);
      return state();
    },
  };
};
