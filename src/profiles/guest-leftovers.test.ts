import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Random } from '../contract/clock.ts';
import { CONSENT_PURPOSES, SETTINGS } from '../privacy/vocabulary.ts';
import { STORE_FILE, type Store } from '../store/open.ts';
import { cleanUp } from '../store/testing/clean-up.ts';
import { NOW, openIn, seededRandom, temporaryFolder } from '../store/testing/data-folder.ts';
import type { OutgoingMessage } from '../telemetry/message.ts';
import { createOutbox } from '../telemetry/outbox.ts';
import { createProfiles, type Profiles } from './profiles.ts';

afterEach(cleanUp);

/** Nobody would write this by chance; repeated, any ten bytes of it tell. */
const MARKER = 'what-the-guest-said/';
const TRACE = 'guest-said/what-the-guest-said'.slice(0, 12);

/**
 * The files in which something of the guest is left. Another process reads them: a file that this one closes would take
 * SQLite's locks along.
 */
const leftIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter(
    (name) => spawnSync('grep', ['-aqF', '-e', TRACE, '-e', MARKER, join(folder, name)]).status === 0,
  );

const messageOf = (random: Random, guest: string): OutgoingMessage => {
  const isGuests = random() < 0.5;
  const length = 1 + Math.floor(random() * (random() < 0.1 ? 600 : 30));
  return {
    shape: {
      kind: 'telemetry',
      category: 'location',
      // The name of a guest is in the shape of what it queued, and nothing of it may be left either.
      signals: `["signal-${Math.floor(random() * 40)}"]`,
      profile: isGuests ? guest : 'profile-1',
      topic: 'topic',
      pseudonym: 'vehicle',
      legalBasis: 'consent',
      purpose: isGuests ? MARKER : 'purpose',
      noticeVersion: '1.0',
    },
    messageId: Uint8Array.from({ length: 16 }, () => random() * 256),
    values: JSON.stringify([(isGuests ? MARKER : 'x').repeat(length)]),
    at: NOW,
    sequence: 0,
    createdAt: NOW,
    expiresAt: NOW + 1e9,
    historical: false,
  };
};

/** Lets a guest use the unit for a while, with messages queued and delivered, until the pages of the queue have moved about. */
const behave = (store: Store, profiles: Profiles, seed: number): void => {
  const random = seededRandom(seed);
  for (const setting of SETTINGS) profiles.set(setting, true);
  for (const purpose of CONSENT_PURPOSES) profiles.setConsent(purpose, true);
  profiles.pause('geolocation', { startedAt: NOW, endsAt: null });
  profiles.acceptAsGuest(MARKER.repeat(3), MARKER.repeat(400), NOW);
  const outbox = createOutbox(store.database, 100_000);
  for (let round = 0; round < 60; round += 1) {
    const waiting = store.database.prepare<[], number>('SELECT id FROM outbox').pluck().all();
    outbox.write({
      append: Array.from({ length: 20 }, () => messageOf(random, profiles.active().id)),
      remove: new Set((waiting as unknown as number[]).filter(() => random() < 0.3)),
      sequences: new Map(),
      handedOver: 0,
    });
  }
};

describe('R5 after a guest session', () => {
  test.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'no byte of what the guest set or said is left in the files (run %i)',
    (seed) => {
      const folder = temporaryFolder();
      const store = openIn(folder);
      const profiles = createProfiles(store.database, seededRandom());
      behave(store, profiles, seed);
      expect(leftIn(folder)).not.toEqual([]);

      const others = store.database.prepare(
        "SELECT * FROM outbox JOIN outbox_shape ON shape = outbox_shape.id WHERE profile = 'profile-1'",
      );
      const kept = others.all();
      store.database.transaction(() => {
        createOutbox(store.database, 100_000).purgeProfile(profiles.active().id);
        profiles.load(profiles.find('Bram'));
      })();
      store.scrub();
      expect(leftIn(folder)).toEqual([]);
      // What others have in the queue is as it was.
      expect(others.all()).toEqual(kept);
      const rows = store.database.prepare(
        `SELECT (SELECT count(*) FROM setting) + (SELECT count(*) FROM pause) + (SELECT count(*) FROM consent)
           + (SELECT count(*) FROM guest_acceptance) AS left`,
      );
      expect(rows.get()).toEqual({ left: 0 });
      store.close();
      expect(leftIn(folder)).toEqual([]);
    },
  );

  test('a crash before the files were scrubbed is made good at the next opening', () => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    const profiles = createProfiles(store.database, seededRandom());
    behave(store, profiles, 3);
    createOutbox(store.database, 100_000).purgeProfile(profiles.active().id);
    profiles.unload();
    const crashed = temporaryFolder();
    for (const name of [STORE_FILE, `${STORE_FILE}-wal`]) spawnSync('cp', [join(folder, name), crashed]);
    expect(leftIn(crashed)).not.toEqual([]);
    openIn(crashed);
    expect(leftIn(crashed)).toEqual([]);
  });

  test('a disk that can not be written to, or another reader, is no reason to fail', () => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    const profiles = createProfiles(store.database, seededRandom());
    behave(store, profiles, 3);
    createOutbox(store.database, 100_000).purgeProfile(profiles.active().id);
    profiles.unload();
    store.database.pragma('query_only = ON');
    store.scrub();
    store.database.pragma('query_only = OFF');
    store.scrub();
    expect(leftIn(folder)).toEqual([]);
  });
});
