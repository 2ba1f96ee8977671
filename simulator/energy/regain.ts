import type { MotorModel } from '../vehicles/model.ts';
import type { Work } from './powertrain.ts';

/**
 * Of the braking energy, exp(-REGENERATION / a) reaches the motor: little while braking gently, more while braking hard (Fiori, Ahn,
 * Rakha 2016, equation 4).
 */
const REGENERATION = 0.0411;

/** From this share of charge on the battery takes back less and less, and nothing once it is full. */
const NEARLY_FULL = 0.95;

/** W that the motor takes off the wheels instead of the brakes: limited by its power, by the grip of its axle and by the room in the battery. */
export const regained = ({ mostRegained, efficiency }: MotorModel, work: Work, share: number): number => {
  if (work.wheels >= 0 || work.braking <= 0) return 0;
  const room = Math.max(0, Math.min(1, (1 - share) / (1 - NEARLY_FULL)));
  return Math.min(
    -work.wheels * Math.exp(-REGENERATION / work.braking),
    work.regainable,
    (mostRegained * room) / efficiency,
  );
};
