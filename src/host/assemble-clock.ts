import type { Snapshot } from '../snapshot/snapshot.ts';
import { createRealClock, createVirtualClock } from '../unit/clock.ts';
import type { HeadUnit } from '../unit/head-unit.ts';
import type { UnitClock } from '../unit/pace.ts';
import type { Settings } from './settings.ts';

const ORIGIN = { device: 'control', screen: null } as const;

/** The clock that was asked for. */
export const clockOf = (settings: Settings): UnitClock =>
  settings.clock === 'virtual'
    ? { kind: 'virtual', clock: createVirtualClock() }
    : { kind: 'real', clock: createRealClock(settings.speed) };

/** The clock that was asked for, standing where the story of the snapshot's car begins. */
export const clockBefore = (settings: Settings, { car: { began } }: Snapshot): UnitClock => {
  if (settings.clock === 'virtual') return { kind: 'virtual', clock: createVirtualClock(began) };
  const clock = createRealClock(settings.speed, undefined, began);
  clock.pause();
  return { kind: 'real', clock };
};

/** Lets time go on as it did; where the snapshot is of another kind of clock, as time goes on this one. */
export const goOn = async (
  unit: Pick<HeadUnit, 'handlers'>,
  time: UnitClock,
  { clock: { kind, running, speed } }: Snapshot,
): Promise<void> => {
  const { handlers } = unit;
  const same = kind === time.kind;
  if (same) await handlers['clock.speed']({ times: speed }, ORIGIN);
  if (same ? running : time.kind === 'real') await handlers['clock.resume'](undefined, ORIGIN);
};

/** How time goes in a unit now, as a snapshot keeps it. */
export const clockKept = async (
  unit: Pick<HeadUnit, 'handlers'>,
  { kind, clock }: UnitClock,
): Promise<Snapshot['clock']> => {
  const { running, speed } = await unit.handlers['clock.state'](undefined, ORIGIN);
  const at = clock.steady.now();
  return { kind, at, shift: clock.now() - at, running, speed };
};
