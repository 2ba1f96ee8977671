import { afterEach, describe, expect, test } from 'vitest';
import { cleanUp } from '../store/testing/clean-up.ts';
import { openIn, temporaryFolder } from '../store/testing/data-folder.ts';
import { createVehicleChoices } from './vehicle-choices.ts';

afterEach(cleanUp);

const NONE = { insurance: false, maintenance: false, leasing: false };

describe('R24 contracts about the vehicle', () => {
  test('are off until switched on, each on its own, and stay so across a restart', () => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    const choices = createVehicleChoices(store.database);
    expect(choices.contracts()).toEqual(NONE);
    choices.setContract('leasing', true);
    choices.setContract('insurance', true);
    choices.setContract('insurance', false);
    store.close();
    expect(createVehicleChoices(openIn(folder).database).contracts()).toEqual({ ...NONE, leasing: true });
  });

  test('R28 a damaged row is a contract that is off', () => {
    const { database } = openIn(':memory:');
    database.pragma('ignore_check_constraints = ON');
    database.exec("INSERT INTO contract VALUES ('leasing', 2), ('nonsense', 1)");
    expect(createVehicleChoices(database).contracts()).toEqual(NONE);
  });
});

describe('R27 a theft', () => {
  const fresh = (): ReturnType<typeof createVehicleChoices> =>
    createVehicleChoices(openIn(':memory:').database);

  test('is reported only with a prior consent, and ends', () => {
    const choices = fresh();
    expect(choices.theft()).toEqual({ consented: false, reported: false });
    expect(() => choices.setTheftReported(true)).toThrow('gave before');
    choices.setTheftReported(false);
    choices.setTheftConsent(true);
    expect(choices.theft()).toEqual({ consented: true, reported: false });
    choices.setTheftReported(true);
    choices.setTheftConsent(true);
    expect(choices.theft()).toEqual({ consented: true, reported: true });
    choices.setTheftReported(false);
    expect(choices.theft()).toEqual({ consented: true, reported: false });
  });

  test('that is reported does not outlive the consent: one given anew was not there before the report', () => {
    const choices = fresh();
    choices.setTheftConsent(true);
    choices.setTheftReported(true);
    choices.setTheftConsent(false);
    choices.setTheftConsent(true);
    expect(choices.theft()).toEqual({ consented: true, reported: false });
  });

  test('the database itself refuses a report without the consent', () => {
    const { database } = openIn(':memory:');
    expect(() => database.exec('INSERT INTO theft VALUES (1, 0, 1)')).toThrow('CHECK');
  });

  test('R28 a damaged row is neither consent nor report', () => {
    for (const row of ['(1, 0, 1)', '(1, 2, 1)', '(1, 7, 7)']) {
      const { database } = openIn(':memory:');
      database.pragma('ignore_check_constraints = ON');
      database.exec(`INSERT INTO theft VALUES ${row}`);
      expect(createVehicleChoices(database).theft()).toEqual({ consented: false, reported: false });
    }
  });
});
