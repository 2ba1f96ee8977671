import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROOT } from '../processes.ts';
import { type Change, changed } from './change.ts';

/** The part of an address that says which of the copies of a module is meant. */
const COPY = 'broken';
const OURS = ['src', 'simulator'].map((folder) => `${pathToFileURL(join(ROOT, folder)).href}/`);

const changesOf = new Map<string, readonly Change[]>();

const nameIn = (address: string | undefined): string | null =>
  address === undefined || !address.startsWith('file:') ? null : new URL(address).searchParams.get(COPY);

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    const name = nameIn(context.parentURL);
    if (name === null || !OURS.some((folder) => found.url.startsWith(folder))) return found;
    const address = new URL(found.url);
    address.searchParams.set(COPY, name);
    return { ...found, url: address.href };
  },
  load: (address, context, next) => {
    const name = nameIn(address);
    if (name === null) return next(address, context);
    const path = fileURLToPath(new URL(address));
    const file = relative(ROOT, path).split(sep).join('/');
    const source = (changesOf.get(name) ?? [])
      .filter((change) => change.file === file)
      .reduce((text, change) => changed(text, change, name), readFileSync(path, 'utf8'));
    return { format: 'module-typescript', source, shortCircuit: true };
  },
});

/**
 * A module of the source with all that it imports of the source, as a copy of its own in which something is broken on purpose, in this
 * process and nowhere on disk.
 * @throws Error where the source is not as a change says
 */
export const withChanges = async <M>(name: string, file: string, changes: readonly Change[]): Promise<M> => {
  changesOf.set(name, changes);
  const address = pathToFileURL(join(ROOT, file));
  address.searchParams.set(COPY, name);
  return (await import(address.href)) as M;
};
