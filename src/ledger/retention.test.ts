import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { cleanUp } from '../store/testing/clean-up.ts';
import { openIn } from '../store/testing/data-folder.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { record } from './testing/record.ts';

afterEach(cleanUp);

const at = (year: number, month = 1, day = 1): number => Date.UTC(year, month - 1, day);
const ledgerIn = (): Ledger => createLedger(openIn(':memory:').database);
const left = (ledger: Ledger): readonly number[] => ledger.all().map((entry) => entry.id);

describe('R32 the retention job', () => {
  test('keeps what was given for ten years and not a day longer', () => {
    const ledger = ledgerIn();
    ledger.append(record('on', { at: at(2026, 3, 1) }));
    ledger.append(record('1.0', { at: at(2026, 3, 1), subject: 'guest.terms' }));
    expect(ledger.retain(at(2036, 2, 29))).toBe(0);
    expect(ledger.retain(at(2036, 3, 1))).toBe(2);
    expect(ledger.all()).toEqual([]);
    expect(ledger.verify()).toMatchObject({ status: 'ok', entries: 0 });
  });

  test('keeps a withdrawal for five years, and as long what it ended; what was given anew stays', () => {
    const ledger = ledgerIn();
    ledger.append(record('on', { at: at(2026) }));
    ledger.append(record('off', { at: at(2027) }));
    ledger.append(record('on', { at: at(2028) }));
    expect(ledger.retain(at(2031, 12, 31))).toBe(0);
    expect(ledger.retain(at(2032))).toBe(2);
    expect(left(ledger)).toEqual([3]);
    expect(ledger.verify().status).toBe('ok');
  });

  test('a withdrawal ends what the same profile gave for the same thing, and nothing else', () => {
    const ledger = ledgerIn();
    ledger.append(record('on', { at: at(2026), profile: 'other' }));
    ledger.append(record('on', { at: at(2026), subject: 'setting.voiceData' }));
    ledger.append(record('off', { at: at(2026, 2) }));
    ledger.append(record('profile-2', { at: at(2026), subject: 'profile.load' }));
    expect(ledger.retain(at(2034))).toBe(1);
    expect(left(ledger)).toEqual([1, 2, 4]);
  });

  test.each(['service.weather', 'contract.leasing', 'theft.consent'])(
    '%s is the vehicle’s, so whoever withdraws it ends it',
    (subject) => {
      const ledger = ledgerIn();
      ledger.append(record('on', { at: at(2026), subject, profile: 'former owner' }));
      ledger.append(record('off', { at: at(2027), subject, profile: 'owner' }));
      expect(ledger.retain(at(2032))).toBe(2);
    },
  );

  test('nothing else deletes, and the job itself nothing too young', () => {
    const { database } = openIn(':memory:');
    const ledger = createLedger(database);
    ledger.append(record('on', { at: at(2020) }));
    ledger.append(record('on', { at: at(2030) }));
    expect(() => database.exec('DELETE FROM ledger WHERE id = 1')).toThrow('append-only');
    database.exec(`INSERT INTO ledger_retention VALUES (1, ${at(2027)}, ${at(2022)})`);
    expect(() => database.exec('DELETE FROM ledger WHERE id = 2')).toThrow('append-only');
    database.exec('DELETE FROM ledger WHERE id = 1');
    expect(ledger.verify()).toMatchObject({ status: 'ok', entries: 1 });
  });

  test('leaves its guard nowhere: not after it, and not when it fails', () => {
    const { database } = openIn(':memory:');
    const ledger = createLedger(database);
    ledger.append(record('on', { at: at(2020) }));
    const guards = database.prepare('SELECT count(*) FROM ledger_retention').pluck();
    database.exec(
      "CREATE TRIGGER fails BEFORE INSERT ON ledger_removed BEGIN SELECT RAISE(ABORT, 'the disk failed'); END",
    );
    expect(() => ledger.retain(at(2040))).toThrow('the disk failed');
    expect([guards.get(), left(ledger)]).toEqual([0, [1]]);
    database.exec('DROP TRIGGER fails');
    expect(ledger.retain(at(2040))).toBe(1);
    expect(guards.get()).toBe(0);
  });

  test('leaves of an entry its hashes, and no word of its content', () => {
    const { database } = openIn(':memory:');
    const ledger = createLedger(database);
    ledger.append(record('on', { at: at(2020) }));
    const [entry] = ledger.all();
    ledger.retain(at(2040));
    expect(database.prepare('SELECT * FROM ledger_removed').all()).toEqual([
      { id: 1, previous: '0'.repeat(64), hash: entry?.hash },
    ]);
  });

  test('with whatever history, it removes exactly what is due, and the rest still verifies and goes on', () => {
    const YEAR = 365.25 * 86_400_000;
    const step = fc.record({
      years: fc.double({ min: 0, max: 4, noNaN: true }),
      profile: fc.constantFrom('a', 'b'),
      subject: fc.constantFrom('setting.geolocation', 'consent.partner-sharing', 'profile.load'),
      value: fc.constantFrom('on', 'off', 'loaded'),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 25 }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (steps, later) => {
          const store = openIn(':memory:');
          const ledger = createLedger(store.database);
          let now = at(2020);
          const written = steps.map(({ years, ...entry }) => {
            now += Math.floor(years * YEAR);
            ledger.append(record(entry.value, { ...entry, at: now }));
            return { ...entry, at: now };
          });
          now += Math.floor(later * YEAR);
          ledger.retain(now);
          const yearsAgo = (time: number, years: number): boolean => {
            const end = new Date(time);
            end.setUTCFullYear(end.getUTCFullYear() + years);
            // A leap day ends a day later or earlier by either way of counting.
            return end.getTime() + 86_400_000 < now;
          };
          const ids = new Set(left(ledger));
          written.forEach((entry, index) => {
            const same = (other: (typeof written)[number]): boolean =>
              other.profile === entry.profile && other.subject === entry.subject;
            const ended = written.slice(index + 1).find((other) => same(other) && other.value === 'off');
            const withdrawn = entry.value === 'off' ? entry : entry.value === 'on' ? ended : undefined;
            const due = yearsAgo(entry.at, 10) || (withdrawn !== undefined && yearsAgo(withdrawn.at, 5));
            if (due) expect(ids.has(index + 1)).toBe(false);
            const young = now - entry.at < 9.99 * YEAR;
            const kept = withdrawn === undefined ? young : young && now - withdrawn.at < 4.99 * YEAR;
            if (kept) expect(ids.has(index + 1)).toBe(true);
          });
          expect(ledger.verify()).toMatchObject({ status: 'ok', entries: ids.size });
          ledger.append(record('on', { at: now }));
          expect(ledger.verify()).toMatchObject({ status: 'ok', entries: ids.size + 1 });
          store.close();
        },
      ),
      { numRuns: 150 },
    );
  });
});
