import { afterEach, describe, expect, test } from 'vitest';
import type { PrivacyContext } from '../privacy/context.ts';
import { served } from '../services/services.ts';
import { cleanUp } from '../store/testing/clean-up.ts';
import { openIn, temporaryFolder } from '../store/testing/data-folder.ts';
import { createContextRecord } from './context-record.ts';

afterEach(cleanUp);

const contextOf = (epoch: number): PrivacyContext => {
  const services = new Set(['weather', 'trip-log']);
  return {
    epoch,
    store: 'ok',
    ledger: 'ok',
    profile: { id: 'profile-1', kind: 'primary' },
    accepted: true,
    settings: { geolocation: epoch % 2 === 0, voiceData: false },
    paused: { geolocation: false, voiceData: false },
    consents: {
      'product-improvement': false,
      'performance-insight-and-marketing': false,
      'partner-sharing': true,
      'personalised-communication': false,
      'warning-support': false,
    },
    services,
    served: served(services),
    contracts: { insurance: true, maintenance: false, leasing: false },
    theft: { consented: false, reported: false },
    noticeVersion: '1.0',
  };
};

describe('R29 the record of contexts', () => {
  test('answers what was in force at a time, whole, across a restart', () => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    for (const epoch of [1, 2, 3]) createContextRecord(store.database).write(contextOf(epoch), epoch * 1000);
    store.close();
    const record = createContextRecord(openIn(folder).database);
    expect(record.at(999)).toBeNull();
    expect(record.at(1000)).toEqual(contextOf(1));
    expect(record.at(2999)).toEqual(contextOf(2));
    expect(record.at(9_999_999)).toEqual(contextOf(3));
    expect(record.at(2999)?.services).toBeInstanceOf(Set);
  });

  test('after the clock was set back, the last that was written at or before the time counts', () => {
    const record = createContextRecord(openIn(':memory:').database);
    record.write(contextOf(1), 5000);
    record.write(contextOf(2), 3000);
    expect([2999, 3000, 6000].map((time) => record.at(time)?.epoch)).toEqual([undefined, 2, 2]);
  });

  test.each(['', 'null', '{}', '{"epoch":1}', '[]'])('R28 a damaged record (%s) answers nothing', (text) => {
    const { database } = openIn(':memory:');
    createContextRecord(database).write(contextOf(1), 1000);
    database.prepare('UPDATE context_record SET context = ?').run(text);
    expect(createContextRecord(database).at(2000)).toBeNull();
  });
});
