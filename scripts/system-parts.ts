import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './processes.ts';

/** A program that the tests need and that npm can't bring: where it may be, and the Debian packages that hold it. */
type SystemPart = {
  readonly name: string;
  readonly programs: readonly string[];
  readonly packages: readonly string[];
  /** What is tried without it is left out, and said to be, instead of everything. */
  readonly needed: boolean;
};

const SYSTEM_PARTS: readonly SystemPart[] = [
  { name: 'the Chromium browser', programs: ['chromium'], packages: ['chromium'], needed: true },
  {
    name: 'the Mosquitto broker and its clients',
    programs: ['mosquitto', 'mosquitto_sub', 'mosquitto_pub'],
    packages: ['mosquitto', 'mosquitto-clients'],
    needed: true,
  },
  {
    name: "Python's WebSocket library",
    programs: ['python3', '../lib/python3/dist-packages/websocket'],
    packages: ['python3', 'python3-websocket'],
    needed: false,
  },
];

/** Debian keeps servers in /usr/sbin, which is not on every user's path. */
const isThere = (program: string): boolean =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/bin'].some(
    (folder) => existsSync(join(folder, program)),
  );

const missing = (): readonly SystemPart[] =>
  SYSTEM_PARTS.filter(({ programs }) => !programs.every((program) => isThere(program)));

/**
 * Makes sure that the browser and the broker are there; as root on Debian it installs them.
 * Returns null, or one sentence that says what to install.
 */
export const ensureSystemParts = async (): Promise<string | null> => {
  const wanted = missing();
  if (wanted.length === 0) return null;
  const packages = wanted.flatMap((part) => part.packages);
  if (process.getuid?.() === 0 && isThere('apt-get')) {
    console.log(`Installing ${packages.join(', ')} …`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const updated = await run('apt-get', ['update', '-qq'], { capture: true, env });
    const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
    const done = updated.code === 0 ? await run('apt-get', install, { capture: true, env }) : updated;
    if (done.code !== 0) console.error(done.output.trimEnd());
  }
  const still = missing().filter(({ needed }) => needed);
  if (still.length === 0) return null;
  const names = still.map((part) => part.name).join(' and ');
  return `The tests need ${names}: install ${still.flatMap((part) => part.packages).join(', ')} (on Debian: apt-get install), then run them again.`;
};
