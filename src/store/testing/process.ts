import { writeSync } from 'node:fs';
import { UnitError } from '../../contract/errors.ts';
import { createLedger } from '../../ledger/ledger.ts';
import { createProfiles } from '../../profiles/profiles.ts';
import { openStore } from '../open.ts';

/**
 * A process of its own on a data folder, for tests that kill it. One line on stdout for whatever is durable by then:
 * `ready`, and with `toggle` the number of each switch of geolocation that was committed. A refusal is one line of JSON and exit code 2.
 */
const [folder = '', task = 'hold'] = process.argv.slice(2);
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

try {
  const store = openStore({ folder, now: Date.now, random: Math.random });
  const profiles = createProfiles(store.database, Math.random);
  const ledger = createLedger(store.database);
  const flip = store.database.transaction((count: number) => {
    const on = count % 2 === 1;
    const { id, kind } = profiles.active();
    profiles.set('geolocation', on);
    ledger.append({
      at: Date.now(),
      profile: id,
      profileKind: kind,
      subject: 'setting.geolocation',
      value: String(on),
      noticeVersion: '1',
      device: 'test',
      screen: null,
    });
  });
  if (task === 'toggle') store.database.transaction(() => profiles.load(profiles.find('Bram')))();
  say('ready');
  if (task === 'toggle') {
    for (let count = 1; ; count += 1) {
      flip.immediate(count);
      say(String(count));
    }
  }
  setInterval(() => undefined, 60_000);
} catch (error) {
  if (!(error instanceof UnitError)) throw error;
  say(JSON.stringify(error.fault()));
  process.exitCode = 2;
}
