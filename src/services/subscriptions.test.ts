import { afterEach, describe, expect, test } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { cleanUp } from '../store/testing/clean-up.ts';
import { openIn, temporaryFolder } from '../store/testing/data-folder.ts';
import { SERVICE_CATALOGUE } from './catalogue.ts';
import { createSubscriptions } from './subscriptions.ts';

afterEach(cleanUp);

const ALL = SERVICE_CATALOGUE.map((service) => service.id);

describe('R6 R15 the services of the vehicle', () => {
  test('are all on until one is switched off, which stays so across a restart', () => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    const subscriptions = createSubscriptions(store.database);
    expect([...subscriptions.on()]).toEqual(ALL);
    subscriptions.set('weather', false);
    subscriptions.set('trip-log', false);
    subscriptions.set('trip-log', true);
    store.close();
    expect([...createSubscriptions(openIn(folder).database).on()]).toEqual(
      ALL.filter((id) => id !== 'weather'),
    );
  });

  test.each(['wether', 'Weather', '', "'; --", 'x'.repeat(100_000)])(
    'an unknown one is refused, and the nearest named',
    (id) => {
      const subscriptions = createSubscriptions(openIn(':memory:').database);
      expect(() => subscriptions.set(id, false)).toThrow(UnitError);
      try {
        subscriptions.set(id, false);
      } catch (error) {
        if (!(error instanceof UnitError)) throw error;
        expect(error.code).toBe('bad-input');
        expect(error.sentence.length).toBeLessThan(200);
        if (id.toLowerCase().startsWith('we')) expect(error.sentence).toContain('the nearest is "weather"');
      }
      expect([...subscriptions.on()]).toEqual(ALL);
    },
  );

  test('R24 the crash notification can not be switched off, not even by a damaged row', () => {
    const { database } = openIn(':memory:');
    const subscriptions = createSubscriptions(database);
    expect(() => subscriptions.set('crash-notification', false)).toThrow('the law asks for it');
    database.exec("INSERT INTO service_switch VALUES ('crash-notification', 0)");
    expect(subscriptions.on().has('crash-notification')).toBe(true);
    subscriptions.set('crash-notification', true);
  });

  test('R28 a damaged row switches its service off', () => {
    const { database } = openIn(':memory:');
    database.pragma('ignore_check_constraints = ON');
    database.exec("INSERT INTO service_switch VALUES ('weather', 7), ('nonsense', 0)");
    expect([...createSubscriptions(database).on()]).toEqual(ALL.filter((id) => id !== 'weather'));
  });
});
