import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { bindContract } from '../../src/contract/dispatch.ts';
import { takeSeat } from '../../src/host/seat.ts';
import { IN_MEMORY, type Settings } from '../../src/host/settings.ts';
import { createSnapshotShelf, fileOf } from '../../src/snapshot/shelf.ts';
import { type Ask, RECIPES, type Recipe } from './recipes.ts';

/** Nothing listens on the port for discarding, which nobody uses any more (RFC 863). */
const NOWHERE: Settings['broker'] = {
  kind: 'external',
  target: {
    url: 'mqtt://127.0.0.1:9',
    kind: 'external',
    protocol: '5',
    username: null,
    password: null,
    tls: { ca: null, cert: null, key: null },
  },
};

/** A drive without a broker is meant to be without one: only what is wrong with a recipe is told. */
const nothing = (): void => undefined;
const LOG = { debug: nothing, info: nothing, warn: nothing, error: nothing };

const settingsFor = ({ broker }: Recipe): Settings =>
  broker === false ? { ...IN_MEMORY, broker: NOWHERE } : IN_MEMORY;

/**
 * Writes the bundled snapshots to `folder`, each made by a new unit that lives through its recipe.
 * @throws Error where a recipe asks for what the unit refuses
 */
export const makeSnapshots = async (folder: string): Promise<void> => {
  // To whoever writes them they are their own.
  const shelf = createSnapshotShelf(folder, '');
  for (const recipe of RECIPES) {
    const { unit, assembled, close } = await takeSeat(settingsFor(recipe), LOG);
    const dispatch = bindContract(unit.handlers, nothing, unit.role);
    const ask: Ask = async (command, argument) => {
      const reply = await dispatch({ id: 1, command, argument }, 'control');
      if (!reply.ok) throw new Error(`${recipe.name}: ${command}: ${reply.error.sentence}`);
      return reply.result as never;
    };
    try {
      await recipe.make(ask);
      shelf.put(recipe.name, { ...(await assembled().snapshot()), says: recipe.says });
    } finally {
      await close();
    }
    // Nobody's data: whoever may run Glovebox may read it.
    chmodSync(join(folder, fileOf(recipe.name)), 0o644);
  }
  chmodSync(folder, 0o755);
};
