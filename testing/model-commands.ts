import { CAPABILITIES } from '../src/privacy/capabilities.ts';
import type { Command, Device } from './model-actions.ts';
import { isNewer, type Refusal } from './model-facts.ts';
import type { ModelState } from './model-state.ts';
import { type ModelTime, SECOND } from './model-time.ts';

/** What each command does to a unit, and how it must be refused, or null. */
export const createModelCommands = (state: ModelState, time: ModelTime) => {
  const { is, changed, refused, version } = state;
  const isPrimary = (capability: keyof typeof CAPABILITIES): boolean => {
    if (CAPABILITIES[capability].length !== 1) throw new Error(`${capability} is not the primary's alone`);
    return state.kind() === 'primary';
  };

  return (asks: Command, device: Device): Refusal => {
    const me = state.holder();
    switch (asks.command) {
      case 'profile.load':
        if (asks.profile === is.driver && is.driver !== 'guest') {
          return changed(() => {
            is.driverConfirmed = true;
          });
        }
        return time.hand(asks.profile) ? null : ['store-failed'];
      case 'profile.confirm':
        return changed(() => {
          is.driverConfirmed = true;
        });
      case 'guest.accept':
        if (state.kind() !== 'guest') return ['not-now'];
        return changed(() => {
          me.confirmed = version();
        });
      case 'privacy.set':
        return changed(() => {
          me.settings[asks.setting] = asks.on;
          me.pauses[asks.setting] = null;
        }, `setting.${asks.setting}`);
      case 'privacy.pause':
        return changed(() => {
          const length = asks.minutes === null ? null : asks.minutes * 60 * SECOND;
          for (const setting of asks.settings) me.pauses[setting] = { start: state.now(), length };
          is.tripOverDue = false;
        }, 'pause');
      case 'privacy.resume':
        return changed(() => {
          for (const setting of asks.settings) me.pauses[setting] = null;
        });
      case 'consent.set':
        if (me.confirmed === null) return ['not-now'];
        return changed(() => {
          me.consents.set(asks.purpose, { on: asks.on, version: version() });
        }, `consent.${asks.purpose}`);
      case 'service.set':
        if (!isPrimary('switch-services')) return ['not-allowed'];
        if (asks.service === 'crash-notification' && !asks.on) {
          return refused('not-allowed', 'service.crash-notification');
        }
        return changed(() => {
          if (asks.on) state.off.delete(asks.service);
          else state.off.add(asks.service);
        }, `service.${asks.service}`);
      case 'contract.set':
        if (!isPrimary('manage-contracts')) return ['not-allowed'];
        return changed(() => {
          state.contracts[asks.contract] = asks.on;
        }, `contract.${asks.contract}`);
      case 'theft.consent':
        if (!isPrimary('report-theft')) return ['not-allowed'];
        return changed(() => {
          state.theft.consented = asks.on;
          if (!asks.on) state.theft.reported = false;
        }, 'theft');
      case 'theft.report':
      case 'theft.end':
        if (device !== 'control' && state.kind() !== 'primary') return ['not-allowed'];
        if (asks.command === 'theft.report' && !state.theft.consented) return ['not-allowed'];
        return changed(() => {
          state.theft.reported = asks.command === 'theft.report';
        }, 'theft');
      case 'notice.publish':
        if (device === 'head-unit') return ['not-allowed'];
        if (!isNewer(asks.version, version())) return refused('bad-input');
        return changed(() => {
          state.publish(asks.version, asks.changed);
        });
      case 'notice.confirm':
        if (me.confirmed === null) return refused('not-now');
        return changed(() => {
          me.confirmed = version();
        });
      case 'vehicle.crash':
        return is.ignition === 'on' ? null : ['not-now'];
      case 'vehicle.set':
        time.turn(asks.ignition);
        return null;
      case 'drive.start':
        time.turn('on');
        return null;
      case 'drive.stop':
      case 'assistant.say':
        return null;
    }
  };
};
