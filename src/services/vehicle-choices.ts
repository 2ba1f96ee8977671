import { UnitError } from '../contract/errors.ts';
import { CONTRACTS, type Contract } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';

/** What the owner chose for the vehicle, whoever drives it: contracts (R24), and being located after a theft (R27). */
export type VehicleChoices = {
  /** Off until somebody switches one on. */
  readonly contracts: () => Record<Contract, boolean>;
  readonly setContract: (contract: Contract, on: boolean) => void;
  readonly theft: () => { readonly consented: boolean; readonly reported: boolean };
  /** Withdrawing it ends a report as well: a consent given anew is none that was given before that report. */
  readonly setTheftConsent: (on: boolean) => void;
  /** @throws UnitError `not-now` for a report without a prior consent */
  readonly setTheftReported: (on: boolean) => void;
};

type ContractRow = { readonly name: string; readonly is_on: unknown };
type TheftRow = { readonly consented: unknown; readonly reported: unknown };

/** INVARIANT: only the stored value 1 means on, and no report counts without the consent. Whatever else a damaged row holds is off (R28). */
export function createVehicleChoices(database: Database): VehicleChoices {
  const selectContracts = database.prepare<[], ContractRow>('SELECT name, is_on FROM contract');
  const replaceContract = database.prepare('INSERT OR REPLACE INTO contract (name, is_on) VALUES (?, ?)');
  const selectTheft = database.prepare<[], TheftRow>('SELECT consented, reported FROM theft WHERE id = 1');
  const replaceTheft = database.prepare(
    'INSERT OR REPLACE INTO theft (id, consented, reported) VALUES (1, ?, ?)',
  );

  const theft = (): { readonly consented: boolean; readonly reported: boolean } => {
    const row = selectTheft.get();
    const consented = row?.consented === 1;
    return { consented, reported: consented && row?.reported === 1 };
  };

  return {
    contracts: () => {
      const rows = selectContracts.all();
      const isOn = (contract: Contract): boolean =>
        rows.some((row) => row.name === contract && row.is_on === 1);
      return Object.fromEntries(CONTRACTS.map((contract) => [contract, isOn(contract)])) as Record<
        Contract,
        boolean
      >;
    },
    setContract: (contract, on) => {
      replaceContract.run(contract, on ? 1 : 0);
    },
    theft,
    setTheftConsent: (on) => {
      replaceTheft.run(on ? 1 : 0, on && theft().reported ? 1 : 0);
    },
    setTheftReported: (on) => {
      const { consented } = theft();
      if (on && !consented) {
        throw new UnitError(
          'not-now',
          'The position of a stolen vehicle leaves the car only with a consent that its owner gave before.',
          'The owner gives it with theft.consent, while the vehicle is not stolen.',
          'owner-not-agreed',
        );
      }
      replaceTheft.run(consented ? 1 : 0, on ? 1 : 0);
    },
  };
}
