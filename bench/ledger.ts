import { createLedger, type LedgerRecord } from '../src/ledger/ledger.ts';
import { openStore } from '../src/store/open.ts';
import { withFolder } from './quiet.ts';
import { median, type Row } from './row.ts';

const ENTRIES = 100_000;
const PROFILES = 20;
const NEWEST = 50;
const LIST_ROUNDS = 101;
const VERIFY_ROUNDS = 5;
const LIST_TARGET = 10;
const VERIFY_TARGET = 2;

/** A profile whose entries all lie at the beginning: the worst place for a list of the newest. */
const LONG_AGO = 'profile-0';

const record = (index: number): LedgerRecord => ({
  at: Date.UTC(2026, 0, 1) + index * 1000,
  profile: index < NEWEST * 2 ? LONG_AGO : `profile-${1 + (index % (PROFILES - 1))}`,
  profileKind: 'secondary',
  subject: index % 3 === 0 ? 'consent.partner-sharing' : 'setting.geolocation',
  value: index % 2 === 0 ? 'on' : 'off',
  noticeVersion: '1.0',
  device: 'head-unit',
  screen: 'privacy',
});

const timed = <T>(work: () => T): readonly [milliseconds: number, result: T] => {
  const started = performance.now();
  const result = work();
  return [performance.now() - started, result];
};

const absolute = (name: string, figure: number, unit: string, target: number, note: string): Row => ({
  name,
  figure,
  unit,
  baseline: null,
  ratio: null,
  target: `at most ${target} ${unit}`,
  ok: figure <= target,
  note,
});

/** The history of one profile and the check of the whole chain, on a record of 100,000 entries on a real disk. */
export const benchLedger = (): Promise<readonly Row[]> =>
  withFolder(async (folder) => {
    const store = openStore({ folder, now: Date.now, random: Math.random });
    try {
      const ledger = createLedger(store.database);
      const [filling] = timed(() =>
        store.database.transaction(() => {
          for (let index = 0; index < ENTRIES; index += 1) ledger.append(record(index));
        })(),
      );
      const listing = (profile: string): number =>
        median(
          Array.from({ length: LIST_ROUNDS }, () => {
            const [elapsed, entries] = timed(() => ledger.list({ profile, limit: NEWEST }));
            if (entries.length !== NEWEST) throw new Error(`${profile} has ${entries.length} entries`);
            return elapsed;
          }),
        );
      const [recent, longAgo] = [listing('profile-1'), listing(LONG_AGO)];
      const verifying = Array.from({ length: VERIFY_ROUNDS }, () => {
        const [elapsed, { status, entries }] = timed(ledger.verify);
        if (status !== 'ok' || entries < ENTRIES) throw new Error(`${status}, ${entries} entries`);
        return elapsed / 1000;
      });
      const many = ENTRIES.toLocaleString('en');
      return [
        absolute(
          `history of one profile, newest ${NEWEST} of ${many} entries`,
          Math.max(recent, longAgo),
          'ms',
          LIST_TARGET,
          `among the newest ${recent.toFixed(2)} ms, all long ago ${longAgo.toFixed(2)} ms`,
        ),
        absolute(
          `verify ${many} entries`,
          median(verifying),
          's',
          VERIFY_TARGET,
          `written in ${(filling / 1000).toFixed(1)} s`,
        ),
      ];
    } finally {
      store.close();
    }
  });
