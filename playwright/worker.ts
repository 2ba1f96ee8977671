import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Brokers, openBrokers } from './broker.ts';
import { openStands, type Stands } from './stands.ts';
import { type OwnUnit, removeFolder, startUnit, type UnitStart } from './unit.ts';

/** Where a unit is: its folder, and the first levels of its topics. */
export type Plot = { readonly data: string; readonly prefix: string };

/** What the tests of one worker have in common. */
export type Worker = {
  readonly brokers: Brokers;
  readonly stands: Stands;
  /** The plot that all tests with these options share. */
  readonly plotFor: (key: string, prefix: () => string) => Plot;
  /** The unit that runs on a shared plot, started by the first that asks. */
  readonly unitOn: (start: UnitStart) => Promise<OwnUnit>;
  readonly close: () => Promise<void>;
};

/** A data folder of its own. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'glovebox-test-'));

export const openWorker = (): Worker => {
  const brokers = openBrokers();
  const stands = openStands();
  // It loads while the browser of the worker is started.
  stands.warm();
  const plots = new Map<string, Plot>();
  const units = new Map<string, Promise<OwnUnit>>();
  return {
    brokers,
    stands,
    plotFor: (key, prefix) => {
      const plot = plots.get(key) ?? { data: newFolder(), prefix: prefix() };
      plots.set(key, plot);
      return plot;
    },
    unitOn: (start) => {
      const unit = units.get(start.data) ?? startUnit('web', stands, start);
      units.set(start.data, unit);
      unit.catch(() => units.delete(start.data));
      return unit;
    },
    close: async () => {
      for (const unit of units.values()) await (await unit).close();
      for (const { data } of plots.values()) removeFolder(data);
      await stands.close();
      await brokers.close();
    },
  };
};
