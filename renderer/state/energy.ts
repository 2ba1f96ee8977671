import { createStore } from 'zustand/vanilla';
import type { Payload } from '../../src/contract/events.ts';
import { unit } from './unit.ts';

type Motion = Payload<'vehicle.moved'>;

/** Metres of road that one bar of the chart stands for, and how many there are: 15 km. */
export const STRETCH = 500;
export const STRETCHES = 30;

/** Milliseconds between two readings over which power counts as known; further apart something is missing. */
const TOGETHER = 5_000;

/** The energy that a stretch of road took, as far as it was seen: kWh over metres. */
export type Stretch = { readonly index: number; readonly energy: number; readonly metres: number };

/** What this window has seen of the consumption; it knows nothing of before it was opened, nor of other drivers. */
export type Energy = {
  /** The unit's time of the first reading, in milliseconds. */
  readonly began: number | null;
  /** In driving order, the newest last; a stretch that was not seen is not there. */
  readonly stretches: readonly Stretch[];
  readonly last: Pick<Motion, 'at' | 'odometer' | 'power'> | null;
};

export const NO_ENERGY: Energy = { began: null, stretches: [], last: null };

/** One more reading: the mean of two powers over the time between them, added to the stretch that the car is on. */
export const withReading = (before: Energy, { at, odometer, power }: Motion): Energy => {
  const { last } = before;
  const next = { at, odometer, power };
  if (last === null || at < last.at || odometer < last.odometer) {
    return { ...NO_ENERGY, began: at, last: next };
  }
  const passed = at - last.at;
  if (passed === 0 || passed > TOGETHER) return { ...before, last: next };
  const energy = ((power + last.power) / 2) * (passed / 3_600_000);
  const metres = odometer - last.odometer;
  const index = Math.floor(odometer / STRETCH);
  const newest = before.stretches.at(-1);
  const stretches =
    newest?.index === index
      ? [
          ...before.stretches.slice(0, -1),
          { index, energy: newest.energy + energy, metres: newest.metres + metres },
        ]
      : [...before.stretches, { index, energy, metres }];
  return {
    began: before.began,
    stretches: stretches.filter((stretch) => stretch.index > index - STRETCHES),
    last: next,
  };
};

/** kWh for 100 km of each stretch that was seen for most of its length; the one under way counts from half of it. */
export const consumptions = ({
  stretches,
}: Energy): readonly { readonly index: number; readonly value: number }[] =>
  stretches
    .filter(({ metres }) => metres >= STRETCH / 2)
    .map(({ index, energy, metres }) => ({ index, value: (energy / metres) * 100_000 }));

export const energy = createStore<Energy>(() => NO_ENERGY);

/** Keeps the history in step with the unit, for as long as the page lives. */
export const followEnergy = (): void => {
  unit.subscribe(({ motion, state }, before) => {
    // How one driver drove is not for the next to read (R5).
    if (state?.profile.id !== before.state?.profile.id) energy.setState(NO_ENERGY, true);
    if (motion === null || motion === before.motion) return;
    energy.setState((now) => withReading(now, motion), true);
  });
};
