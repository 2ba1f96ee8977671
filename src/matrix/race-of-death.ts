import type { PrivacyContext } from '../privacy/context.ts';
import { bringAbout, peopleOf } from './bring-about.ts';
import type { Difference } from './difference.ts';
import { between, EVERYTHING, type Race, type UnitProcess } from './race.ts';
import { WORDS } from './run-case.ts';
import { createWatch } from './watch.ts';

const SECOND = 1_000;
/** Milliseconds after a withdrawal was asked for, up to which its process is killed: it takes a few to be stored. */
const LATEST = 8;
/** How many seconds of its clock a unit has to find its broker again. */
const PATIENCE = 35;

/** Real milliseconds, in small parts, which is as fine as a kill can be aimed. */
const wait = (duration: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, duration));

/** What the file says after the crash: everything that was on, but for the two switches as they are stored. */
const storedIn = async ({ ask }: UnitProcess, before: PrivacyContext): Promise<PrivacyContext> => {
  const { geolocation, voiceData } = await ask('privacy.get');
  return {
    ...before,
    settings: { geolocation: geolocation.requested, voiceData: voiceData.requested },
  };
};

/**
 * The process of a unit is killed (`kill -9`) while it stores a withdrawal, with a queue on disk, and started again from its file. If the
 * withdrawal was acknowledged it must be in force; if it was not, the state before it or after it must be, and what leaves must fit that.
 */
export const killed: Race = async ({ settleIn, random }) => {
  const premises = await settleIn();
  let unit: UnitProcess | null = null;
  try {
    premises.become('down');
    unit = await premises.start();
    const { ask, pass } = unit;
    const people = await peopleOf({ ask });
    const before = await bringAbout({ ask }, EVERYTHING, people);
    const { vehicle } = await ask('unit.state');
    await ask('drive.start');
    for (let second = between(random, 3, 12); second > 0; second -= 1) await pass(SECOND);

    let acknowledged = false;
    const asked = ask('privacy.set', { setting: 'geolocation', on: false }).then(
      () => {
        acknowledged = true;
      },
      () => undefined,
    );
    // Still more is written at the same time.
    const driven = pass(SECOND).catch(() => undefined);
    await wait(random() * LATEST);
    await unit.kill();
    await Promise.all([asked, driven]);

    unit = await premises.start();
    const differences: Difference[] = [];
    const found = await storedIn(unit, before);
    if (acknowledged && found.settings.geolocation) {
      differences.push({
        where: 'race',
        rule: 'R26',
        says: 'Geolocation was turned off and acknowledged, and is on again after a crash.',
      });
    }
    const { status } = await unit.ask('ledger.verify');
    if (status !== 'ok')
      differences.push({ where: 'race', rule: 'R30', says: 'After a crash the record is broken.' });
    const watch = createWatch(
      {
        connections: premises.connections,
        offers: () => [],
        topic: `${premises.prefix}/${vehicle.pseudonym}`,
        words: [WORDS],
        names: people.names,
        serial: true,
      },
      found,
    );
    premises.become('up');
    for (let second = 0; second < PATIENCE && (await unit.waits()); second += 1) await unit.pass(SECOND);
    differences.push(...watch.judge({ mayLose: true, now: await unit.now() }));
    return { differences, bytes: watch.bytes() };
  } finally {
    await unit?.kill();
    await premises.close();
  }
};
