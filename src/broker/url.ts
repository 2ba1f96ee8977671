import { readFileSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { UnitError } from '../contract/errors.ts';
import type { BrokerTarget } from '../telemetry/telemetry.ts';

const SCHEMES = ['mqtt', 'mqtts', 'ws', 'wss'] as const;
type Scheme = (typeof SCHEMES)[number];

/** What comes with a broker's address: each may be left out. Files are paths. */
export type BrokerExtras = {
  readonly protocol?: '3.1.1' | '5';
  readonly username?: string;
  readonly password?: string;
  readonly passwordFile?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
};

const bad = (sentence: string, remedy: string): UnitError => new UnitError('bad-input', sentence, remedy);

const isScheme = (text: string): text is Scheme => SCHEMES.some((scheme) => scheme === text);

/**
 * Reads the address of an outside broker, and the files that come with it. A user name and password in the address are taken
 * out of it, so that the address can be shown; what is given beside the address wins over what is in it.
 * @throws UnitError `bad-input`, whose sentence never holds a password
 */
export function parseBrokerUrl(text: string, extras: BrokerExtras = {}): BrokerTarget {
  const url = parse(text);
  const scheme = url.protocol.slice(0, -1);
  const secure = scheme === 'mqtts' || scheme === 'wss';
  const overWebSocket = scheme === 'ws' || scheme === 'wss';

  const pem = extras.ca ?? extras.cert ?? extras.key;
  if (pem !== undefined && !secure) {
    throw bad(
      `A certificate or key (${pem}) was given, but ${scheme}:// is not encrypted.`,
      `Use ${overWebSocket ? 'wss' : 'mqtts'}:// in the broker's address, or leave the files out.`,
    );
  }
  if ((extras.cert === undefined) !== (extras.key === undefined)) {
    throw bad(
      'A client certificate and its key go together, but only one of them was given.',
      'Give both, or neither.',
    );
  }

  const password =
    extras.passwordFile !== undefined
      ? read(extras.passwordFile, 'password').replace(/\r?\n$/, '')
      : (extras.password ?? decoded(url.password));
  const username = extras.username ?? decoded(url.username);
  if (password !== null && username === null) {
    throw bad('A password for the broker was given without a user name.', 'Give the user name too.');
  }

  url.username = '';
  url.password = '';
  const path = overWebSocket
    ? `${url.pathname === '' || url.pathname === '/' ? '/mqtt' : url.pathname}${url.search}`
    : '';
  return {
    kind: 'external',
    url: `${scheme}://${url.host}${path}`,
    protocol: extras.protocol ?? '5',
    username,
    password,
    tls: {
      ca: pemFrom(extras.ca, 'CA certificate'),
      cert: pemFrom(extras.cert, 'client certificate'),
      key: pemFrom(extras.key, 'client key'),
    },
  };
}

function parse(text: string): URL {
  const expected = `One of ${SCHEMES.map((scheme) => `${scheme}://`).join(', ')} followed by host and port is expected.`;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text.trim())?.[1]?.toLowerCase();
  if (scheme === undefined) {
    throw bad(`The broker's address is not a URL. ${expected}`, 'For example mqtt://127.0.0.1:1883.');
  }
  if (!isScheme(scheme)) {
    throw bad(
      `The broker's address begins with ${scheme}://, which is no way to reach a broker. ${expected}`,
      `Did you mean ${nearest(scheme)}://?`,
    );
  }
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    throw bad(
      `The broker's address can't be read after ${scheme}://. ${expected}`,
      'Check host and port; the port is at most 65535.',
    );
  }
  if (url.hostname === '') {
    throw bad(
      `The broker's address names no host after ${scheme}://. ${expected}`,
      `For example ${scheme}://127.0.0.1.`,
    );
  }
  if (url.port === '0') {
    throw bad("The broker's address names port 0, where nothing can listen.", 'Name the port of the broker.');
  }
  const path = url.pathname + url.search + url.hash;
  if (!scheme.startsWith('ws') && path !== '' && path !== '/') {
    throw bad(
      `The broker's address goes on after host and port, which ${scheme}:// does not have.`,
      'Leave that out; topics begin with --prefix.',
    );
  }
  return url;
}

/** Schemes that other tools use for the same thing. */
const ALIASES: Readonly<Record<string, Scheme>> = {
  tcp: 'mqtt',
  ssl: 'mqtts',
  tls: 'mqtts',
  http: 'ws',
  https: 'wss',
};

const nearest = (scheme: string): Scheme =>
  ALIASES[scheme] ??
  SCHEMES.reduce((best, candidate) =>
    distance(scheme, candidate) < distance(scheme, best) ? candidate : best,
  );

function decoded(text: string): string | null {
  if (text === '') return null;
  try {
    return decodeURIComponent(text);
  } catch {
    throw bad(
      "The user name or password in the broker's address is not correctly percent-encoded.",
      'Write a % as %25, or give the password in a file or in the environment.',
    );
  }
}

function read(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    const why = code === 'ENOENT' ? 'does not exist' : `can't be read (${code})`;
    throw bad(`The ${what} file ${path} ${why}.`, 'Name a file that this user can read.');
  }
}

function pemFrom(path: string | undefined, what: string): string | null {
  if (path === undefined) return null;
  const text = read(path, what);
  const label = what.endsWith('key') ? 'PRIVATE KEY' : 'CERTIFICATE';
  if (!text.includes('-----BEGIN ') || !text.includes(`${label}-----`)) {
    throw bad(
      `The ${what} file ${path} holds no PEM ${what}: a line with "BEGIN ${label}" was expected.`,
      'Convert it to PEM, for example with openssl.',
    );
  }
  return text;
}
