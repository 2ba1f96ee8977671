import type { Handlers, Origin } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { Room } from '../room.ts';

type LedgerCommand = 'ledger.list' | 'ledger.export' | 'ledger.verify' | 'store.accept';

/** The record, and whether the store under it is trusted. */
export const ledgerHandlers = (room: Room): Pick<Handlers, LedgerCommand> => {
  const { ledger, privacy, profiles, store, state } = room;
  /** Whoever sits in the car sees their own entries (R5); the control interface sees all, or one profile's. */
  const profileOf = (text: string | undefined, { device }: Origin): { readonly profile?: string } => {
    const { id: loaded, kind } = profiles.active();
    if (device === 'head-unit') return { profile: loaded };
    if (text === undefined) return {};
    const id = profiles.find(text);
    if (id !== 'guest') return { profile: id };
    if (kind === 'guest') return { profile: loaded };
    throw new UnitError('not-now', 'No guest drives now.', 'Leave "profile" out to see the entries of all.');
  };

  return {
    'ledger.list': (argument, origin) => [
      ...ledger.list({
        ...profileOf(argument?.profile, origin),
        ...(argument?.from === undefined ? {} : { from: Date.parse(argument.from) }),
        ...(argument?.to === undefined ? {} : { to: Date.parse(argument.to) }),
        ...(argument?.limit === undefined ? {} : { limit: argument.limit }),
      }),
    ],
    'ledger.export': (argument, origin) => ({
      verdict: privacy.verify(),
      entries: [...ledger.all(profileOf(argument?.profile, origin).profile)],
    }),
    'ledger.verify': () => privacy.verify(),
    'store.accept': (_argument, origin) => {
      privacy.change(origin, () => {
        store.accept();
        return [{ subject: 'store.accept', value: 'accepted' }];
      });
      return state();
    },
  };
};
