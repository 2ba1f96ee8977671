import { useMemo } from 'react';
import { askedAgain } from './asked.ts';
import type { Purpose } from './switches.ts';
import { useUnit } from './use.ts';

/** The purposes that the loaded profile is asked again (R33). */
export const useAskedAgain = (): readonly Purpose[] => {
  const state = useUnit((unit) => unit.state);
  const ledger = useUnit((unit) => unit.ledger);
  const ledgerEpoch = useUnit((unit) => unit.ledgerEpoch);
  return useMemo(
    () => (state === null ? [] : askedAgain({ state, ledger, ledgerEpoch })),
    [state, ledger, ledgerEpoch],
  );
};
