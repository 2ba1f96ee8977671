import { expect } from 'vitest';
import type { Model } from './model.ts';
import { type Action, argumentOf, type Command } from './model-actions.ts';
import { createUnitRig, type UnitRig } from './unit-rig.ts';

/** The demo vehicle is made from the seed of the rig, so its profiles have the same ids in every run. */
export const peopleOf = async (): Promise<Readonly<Record<string, 'primary' | 'secondary'>>> => {
  const rig = createUnitRig({ folder: ':memory:' });
  const people = await rig.ask('profile.list');
  await rig.close();
  return Object.fromEntries(
    people.flatMap(({ id, kind }) => (kind === 'guest' ? [] : [[id, kind] as const])),
  );
};

/** A unit, and what it should be. */
export type Both = { readonly rig: UnitRig; readonly model: Model };

/** The car moves at moments between whole seconds, so that nothing else happens at the very same one. */
const BESIDE = 0.05;
const movesCar = ({ command }: Command): boolean =>
  command.startsWith('vehicle.') || command.startsWith('drive.');

/** Lets as much time pass for both. */
export const pass = async ({ rig, model }: Both, seconds: number): Promise<void> => {
  await rig.pass(seconds);
  model.passTo(rig.elapsed(), rig.offers());
};

/** All that a refused command must leave as it is. What waits is looked at after each action anyway, and may leave meanwhile. */
const everything = async (rig: UnitRig): Promise<unknown> => {
  const { connection: _connection, ...state } = await rig.ask('unit.state');
  const counts = rig
    .database()
    .prepare('SELECT (SELECT count(*) FROM ledger), (SELECT count(*) FROM context_record)')
    .raw()
    .get();
  return [state, counts];
};

const ask = async (both: Both, action: Action & { readonly what: 'ask' }): Promise<void> => {
  const { rig, model } = both;
  const { asks, device } = action;
  if (movesCar(asks)) await pass(both, BESIDE);
  const before = await everything(rig);
  const refused = await rig.refusal(asks.command, argumentOf(asks) as never, device);
  const expected = model.act(action, rig.offers());
  if (expected === null) expect(refused, `${asks.command} is carried out`).toBeNull();
  else expect(expected, `${asks.command} is refused`).toContain(refused);
  if (refused !== null && refused !== 'store-failed') {
    expect(await everything(rig), `R6 R28 ${asks.command} was refused and changed nothing`).toEqual(before);
  }
  if (movesCar(asks)) await pass(both, 1 - BESIDE);
};

/** Does to both what the action says, and sees that the unit refuses what it must, and changes nothing then. */
export const perform = async (both: Both, action: Action): Promise<void> => {
  const { rig, model } = both;
  if (action.what === 'ask') return ask(both, action);
  if (action.what === 'pass') {
    // An hour of driving is another test's; here it would only fill the queue.
    return pass(both, model.ignitionOn() ? Math.min(action.seconds, 90) : action.seconds);
  }
  if (action.what === 'writable') rig.database().pragma(`query_only = ${action.on ? 'OFF' : 'ON'}`);
  if (action.what === 'set-clock' || 'clock' in action) {
    rig.setClock('clock' in action ? action.clock : action.seconds);
  }
  if (action.what === 'restart') await rig.restart();
  if (action.what === 'kill') await rig.kill();
  model.act(action, rig.offers());
  // What a start or a changed clock makes due is done by the next second.
  if (action.what !== 'writable') await pass(both, 1);
};
