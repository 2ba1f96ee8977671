import type { PrivacyContext } from '../privacy/context.ts';
import { CONSENT_PURPOSES, CONTRACTS, SETTINGS } from '../privacy/vocabulary.ts';
import { contextOf } from './context.ts';
import { type Case, isContractOn, isServiceOn, SWITCHED } from './factors.ts';
import type { MatrixUnit } from './unit.ts';

/** Minutes: longer than any case lasts. */
const PAUSE = 60;

/** A version after `version`. */
const after = (version: string): string => {
  const [major = 1, minor = 0] = version.split('.').map(Number);
  return `${major}.${minor + 1}`;
};

/** What only the owner may do: services, contracts, theft. */
const asOwner = async ({ ask }: Pick<MatrixUnit, 'ask'>, values: Case, owner: string): Promise<void> => {
  const state = await ask('profile.load', { profile: owner });
  const on = new Set((await ask('service.list')).filter((row) => row.on).map(({ id }) => id));
  for (const service of SWITCHED) {
    const wanted = isServiceOn(values.services, service);
    if (on.has(service) !== wanted) await ask('service.set', { service, on: wanted });
  }
  for (const contract of CONTRACTS) {
    const wanted = isContractOn(values.contracts, contract);
    if (state.contracts[contract] !== wanted) await ask('contract.set', { contract, on: wanted });
  }
  const agreed = values.theft !== 'no';
  if (state.theft.reported && values.theft !== 'reported') await ask('theft.end');
  if (state.theft.consented !== agreed) await ask('theft.consent', { on: agreed });
  if (values.theft === 'reported') await ask('theft.report');
};

/** Who drives, as the unit's list of profiles has them: ids, and the names of all. */
export type People = {
  readonly primary: string;
  readonly secondary: string;
  readonly names: readonly string[];
};

/** @throws TypeError if the vehicle lacks one of them */
export const peopleOf = async ({ ask }: Pick<MatrixUnit, 'ask'>): Promise<People> => {
  const list = await ask('profile.list');
  const named = (wanted: string): string => {
    const found = list.find(({ kind }) => kind === wanted);
    if (found === undefined) throw new TypeError(`the vehicle has no ${wanted}`);
    return found.id;
  };
  const names = list.filter(({ kind }) => kind !== 'guest').map(({ name }) => name);
  return { primary: named('primary'), secondary: named('secondary'), names };
};

/**
 * Brings a unit into the state of a case by what anybody can ask of it, whatever state it is in; the line must be up. Returns what must be in
 * force then.
 */
export const bringAbout = async (
  unit: Pick<MatrixUnit, 'ask'>,
  values: Case,
  people: People,
): Promise<PrivacyContext> => {
  const { ask } = unit;
  await asOwner(unit, values, people.primary);
  if (values.profile === 'none') await ask('profile.unload');
  else if (values.profile === 'guest') await ask('profile.load', { profile: 'guest' });
  else if (values.profile === 'secondary') await ask('profile.load', { profile: people.secondary });

  const isGuest = values.profile === 'none' || values.profile === 'guest';
  if (values.notice !== 'not') {
    if (isGuest) await ask('guest.accept', { terms: true, notice: true });
    else await ask('notice.confirm');
    for (const purpose of CONSENT_PURPOSES)
      await ask('consent.set', { purpose, on: values[purpose] === 'given' });
  }
  for (const setting of SETTINGS) {
    await ask('privacy.set', { setting, on: values[setting] !== 'off' });
    if (values[setting] === 'paused') await ask('privacy.pause', { setting, minutes: PAUSE });
  }
  let { noticeVersion } = await ask('unit.state');
  if (values.notice.startsWith('older')) {
    noticeVersion = after(noticeVersion);
    const changed = values.notice === 'older-changed' ? [...CONSENT_PURPOSES] : [];
    await ask('notice.publish', { version: noticeVersion, changed });
  }
  return contextOf(values, noticeVersion);
};
