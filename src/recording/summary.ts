import type { UnitState } from '../contract/schemas.ts';

/** What a recording tells of the unit: all that bears on what leaves, and nothing that depends on the machine. */
const summaryOf = (state: UnitState): Readonly<Record<string, unknown>> => ({
  profile: state.profile.id,
  profileKind: state.profile.kind,
  accepted: state.accepted,
  ignition: state.vehicle.ignition,
  drive: state.drive === null ? null : { route: state.drive.route, arrived: state.drive.arrived },
  geolocation: state.privacy.geolocation.effective,
  voiceData: state.privacy.voiceData.effective,
  consents: state.consents,
  contracts: state.contracts,
  stolen: state.theft.reported,
  faults: state.health.faults.map(({ fault }) => fault),
  store: state.store.status,
});

/** Tells what changed since it was asked last; null where nothing did. */
export const createSummary = (): ((state: UnitState) => Readonly<Record<string, unknown>> | null) => {
  const last = new Map<string, string>();
  return (state) => {
    const changed = Object.entries(summaryOf(state)).filter(([name, value]) => {
      const now = JSON.stringify(value);
      if (last.get(name) === now) return false;
      last.set(name, now);
      return true;
    });
    return changed.length === 0 ? null : Object.fromEntries(changed);
  };
};
