import type { Result } from '../../src/contract/commands.ts';

type Decision = Result<'privacy.decisions'>[number];

/** The signals that a sensor tells: where the car is, and how it drives. What is chosen stays in the list while nothing is known yet. */
export const sensedSignals = (decisions: readonly Decision[] | null, chosen: string): readonly string[] => {
  const found = (decisions ?? [])
    .filter(({ signal, because }) => {
      const { category } = because;
      return (category === 'location' || category === 'telematics') && signal.startsWith('Vehicle.');
    })
    .map(({ signal }) => signal);
  return [...new Set([...found, chosen])].toSorted();
};
