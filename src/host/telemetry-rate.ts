import { UnitError } from '../contract/errors.ts';

/** How often the car moves in a second where nothing else is said. */
export const USUAL_RATE = 10;

/** How often telemetry can be offered in a second, evenly, by a car that moves `rate` times a second. */
const ratesUpTo = (rate: number): readonly number[] =>
  Array.from({ length: rate }, (_, index) => index + 1).filter((one) => rate % one === 0);

/**
 * How often a unit offers telemetry to the gate in a second: as it was asked to, and once where it was not.
 * @param rate how often its car moves in a second
 * @throws UnitError `bad-input` for more often than that, or not evenly
 */
export const telemetryRateAt = (rate: number, wanted = 1): number => {
  const rates = ratesUpTo(rate);
  if (rates.includes(wanted)) return wanted;
  const last = rates.at(-1);
  throw new UnitError(
    'bad-input',
    `The telemetry rate must be ${rates.slice(0, -1).join(', ')} or ${last} where the car moves ${rate} times a second (--rate); found ${wanted}.`,
    wanted > rate && rate < 50 ? 'Give one of these, or a higher --rate.' : 'Give one of these.',
  );
};
