import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bringFormerBack, forgetFormer, putInPlace } from './former.ts';
import { cleanUp } from './testing/clean-up.ts';
import { bytesIn, temporaryFolder } from './testing/data-folder.ts';

/** How many more changes of the folder come about before the power fails; null while it does not. */
let left: number | null = null;

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof fs>();
  const change =
    <A extends readonly unknown[]>(work: (...given: A) => void) =>
    (...given: A): void => {
      if (left === 0) throw new Error('the power failed');
      if (left !== null) left -= 1;
      work(...given);
    };
  return {
    ...real,
    renameSync: change(real.renameSync),
    rmSync: change(real.rmSync),
    writeFileSync: change(real.writeFileSync),
  };
});

let path: string;
const OLD = { store: 'old', 'store-wal': 'old log' };
const NEW = { store: 'new', 'store-wal': 'new log' };

const lay = (files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(join(path, '..', name), text);
};
const found = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(bytesIn(join(path, '..'))).map(([name, bytes]) => [
      name,
      Buffer.from(bytes, 'base64').toString(),
    ]),
  );

beforeEach(() => {
  path = join(temporaryFolder(), 'store');
});
afterEach(() => {
  left = null;
  cleanUp();
});

/** Does `work` until the power fails after `changes`; answers whether it came to its end. */
const cutAfter = (changes: number, work: () => void): boolean => {
  left = changes;
  try {
    work();
    // What is swallowed fails all the same.
    return left > 0;
  } catch {
    return false;
  } finally {
    left = null;
  }
};

/** Cuts `work` after each of its changes, and looks at what the next start finds; answers how many cuts there were. */
const cutEverywhere = (before: () => void, work: () => void, look: () => void): number => {
  for (let changes = 0; ; changes += 1) {
    path = join(temporaryFolder(), 'store');
    before();
    const whole = cutAfter(changes, work);
    bringFormerBack(path);
    look();
    if (whole) return changes;
  }
};

const replaced = (): void => {
  lay(OLD);
  putInPlace(path, Buffer.from('new'));
  lay({ 'store-wal': 'new log' });
};

test('INVARIANT: the former store comes back whole, wherever putting another in its place is cut off', () => {
  const cuts = cutEverywhere(
    () => lay(OLD),
    () => putInPlace(path, Buffer.from('new')),
    () => expect(found()).toEqual(OLD),
  );
  expect(cuts).toBeGreaterThan(3);
});

test('it comes back whole also where bringing it back was cut off', () => {
  const cuts = cutEverywhere(
    replaced,
    () => bringFormerBack(path),
    () => expect(found()).toEqual(OLD),
  );
  expect(cuts).toBeGreaterThan(5);
});

test('one store or the other is there whole, wherever forgetting the former one is cut off, and then nothing of the other', () => {
  const outcomes: Record<string, string>[] = [];
  cutEverywhere(
    replaced,
    () => forgetFormer(path),
    () => outcomes.push(found()),
  );
  expect(outcomes[0]).toEqual(OLD);
  expect(outcomes.length).toBeGreaterThan(2);
  for (const outcome of outcomes.slice(1)) expect(outcome).toEqual(NEW);
});

test('without a former store there is nothing to come back', () => {
  putInPlace(path, Buffer.from('new'));
  bringFormerBack(path);
  expect(found()).toEqual({ store: 'new' });
});
