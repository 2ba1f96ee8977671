import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { type BrokerExtras, parseBrokerUrl } from './url.ts';

const folder = mkdtempSync(join(tmpdir(), 'glovebox-url-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const pem = (label: string): string => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;

const refusal = (text: string, extras?: BrokerExtras): UnitError => {
  try {
    parseBrokerUrl(text, extras);
  } catch (error) {
    if (error instanceof UnitError) return error;
    throw error;
  }
  throw new Error(`${text} was accepted`);
};

describe('the address of a broker', () => {
  test.each([
    ['mqtt://127.0.0.1:1884', 'mqtt://127.0.0.1:1884'],
    ['mqtts://broker.example', 'mqtts://broker.example'],
    ['MQTT://[::1]:1883/', 'mqtt://[::1]:1883'],
    ['ws://127.0.0.1:9001', 'ws://127.0.0.1:9001/mqtt'],
    ['wss://broker.example/edge?tenant=a', 'wss://broker.example/edge?tenant=a'],
  ])('%s is understood', (text, url) => {
    expect(parseBrokerUrl(text)).toEqual({
      kind: 'external',
      url,
      protocol: '5',
      username: null,
      password: null,
      tls: { ca: null, cert: null, key: null },
    });
  });

  test('user name and password are taken out of it, and what is given beside it wins', () => {
    const target = parseBrokerUrl('mqtt://demo:p%40ss@127.0.0.1');
    expect(target).toMatchObject({ url: 'mqtt://127.0.0.1', username: 'demo', password: 'p@ss' });
    expect(parseBrokerUrl('mqtt://demo:old@h', { password: 'new' })).toMatchObject({ password: 'new' });
    const passwordFile = file('password', 'from the file\n');
    expect(parseBrokerUrl('mqtt://h', { username: 'demo', passwordFile })).toMatchObject({
      username: 'demo',
      password: 'from the file',
    });
  });

  test.each([
    ['mqttt://h', 'mqtt://'],
    ['tcp://h', 'mqtt://'],
    ['ssl://h', 'mqtts://'],
    ['https://h', 'wss://'],
    ['mqtss://h', 'mqtts://'],
  ])('the scheme of %s is refused, and the nearest is named', (text, nearest) => {
    const error = refusal(text);
    expect(error.code).toBe('bad-input');
    expect(error.sentence).toContain('mqtt://, mqtts://, ws://, wss://');
    expect(error.remedy).toContain(nearest);
  });

  test.each([
    '',
    'broker',
    '127.0.0.1:1883',
    'mqtt://',
    'mqtt://h:99999',
    'mqtt://h:0',
    'mqtt://h/topic',
    'mqtt://a b',
  ])('%j is refused with a sentence', (text) => {
    expect(refusal(text).code).toBe('bad-input');
  });

  test('no password is in any sentence', () => {
    for (const text of [
      'http://demo:secret@h',
      'mqtt://demo:secret@h:99999',
      'mqtt://demo:secret%@h',
      'mqtt://demo:secret@h/x',
    ])
      expect(refusal(text).message).not.toContain('secret');
  });

  test('certificate files are read, and what is wrong with one is said with its path', () => {
    const ca = file('ca.pem', pem('CERTIFICATE'));
    const cert = file('cert.pem', pem('CERTIFICATE'));
    const key = file('key.pem', pem('EC PRIVATE KEY'));
    expect(parseBrokerUrl('mqtts://h', { ca, cert, key }).tls).toEqual({
      ca: pem('CERTIFICATE'),
      cert: pem('CERTIFICATE'),
      key: pem('EC PRIVATE KEY'),
    });
    const missing = join(folder, 'missing.pem');
    expect(refusal('mqtts://h', { ca: missing }).sentence).toBe(
      `The CA certificate file ${missing} does not exist.`,
    );
    expect(refusal('mqtts://h', { ca: key }).sentence).toContain('BEGIN CERTIFICATE');
    expect(refusal('mqtts://h', { cert }).sentence).toContain('go together');
    expect(refusal('mqtt://h', { ca }).sentence).toContain('not encrypted');
    expect(refusal('mqtt://h', { username: 'a', passwordFile: missing }).sentence).toContain(missing);
    expect(refusal('mqtt://h', { password: 'secret' }).sentence).toContain('without a user name');
  });
});
