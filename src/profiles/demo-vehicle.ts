import * as z from 'zod/mini';
import demo from '../../assets/demo.json' with { type: 'json' };
import type { Random } from '../contract/clock.ts';
import { UnitError } from '../contract/errors.ts';
import { LANGUAGES } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';
import { freshId, hexadecimal } from './fresh-id.ts';
import { foldName } from './names.ts';
import { createRegister } from './register.ts';

const name = z.string().check(z.minLength(1), z.maxLength(40));

const shape = z.strictObject({
  vehicle: z.strictObject({ name }),
  profiles: z.array(
    z.strictObject({
      name,
      kind: z.enum(['primary', 'secondary']),
      language: z.enum(LANGUAGES),
      hue: z.int().check(z.minimum(0), z.maximum(359)),
    }),
  ),
});
export type DemoVehicle = z.infer<typeof shape>;

const wrong = (what: string): UnitError =>
  new UnitError('bad-input', `The demo vehicle can't be created: ${what}.`, 'Correct assets/demo.json.');

/**
 * Checks the data of the demo vehicle: one primary at most (R1), and names that tell the profiles apart.
 * @throws UnitError `bad-input` that names the field and what was expected
 */
export function parseDemoVehicle(value: unknown): DemoVehicle {
  const result = shape.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw wrong(
      `assets/demo.json, field ${issue?.path.join('.') || '(whole)'}: ${issue?.message ?? 'not valid'}`,
    );
  }
  const { profiles } = result.data;
  if (profiles.filter((profile) => profile.kind === 'primary').length > 1) {
    throw wrong('assets/demo.json, field profiles: at most one may be primary');
  }
  if (new Set(profiles.map((profile) => foldName(profile.name))).size < profiles.length) {
    throw wrong('assets/demo.json, field profiles: each name may occur once');
  }
  return result.data;
}

/** The vehicle that a unit starts with. */
export const demoVehicle = (): DemoVehicle => parseDemoVehicle(demo);

/**
 * Puts the demo vehicle into a new store. Its name on the wire is random, never a VIN; nobody is loaded, so the driver is a guest (R4).
 * Call it inside a transaction.
 */
export function createDemoVehicle(database: Database, random: Random): void {
  const { vehicle, profiles } = demoVehicle();
  database
    .prepare(
      'INSERT INTO vehicle (id, name, pseudonym, active_profile, driver_confirmed, guest) VALUES (1, ?, ?, NULL, 0, ?)',
    )
    .run(
      vehicle.name,
      hexadecimal(random, 16),
      freshId('guest', random, () => false),
    );
  const register = createRegister(database, random);
  for (const profile of profiles) register.create(profile);
}
