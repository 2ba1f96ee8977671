import { useMemo } from 'react';
import { inOrder, type Lane, lanesOf } from './leaving.ts';
import { useUnit } from './use.ts';

/** The lanes as the unit now decides and counts; `null` until it has told. */
export const useLanes = (): readonly Lane[] | null => {
  const decisions = useUnit((unit) => unit.decisions);
  const messages = useUnit((unit) => unit.messages);
  const stats = useUnit((unit) => unit.stats);
  return useMemo(
    () => (decisions === null ? null : inOrder(lanesOf(decisions, stats, messages))),
    [decisions, messages, stats],
  );
};
