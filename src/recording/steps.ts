import type { CommandName } from '../contract/commands.ts';
import type { UnitHandlers } from '../contract/dispatch.ts';

/** Commands that change nothing, and those that only let time pass, faster, slower or not at all: what they do is in `t`. */
const NO_STEPS: readonly CommandName[] = [
  'unit.state',
  'profile.list',
  'privacy.get',
  'privacy.why',
  'privacy.decisions',
  'message.list',
  'ledger.list',
  'ledger.export',
  'ledger.verify',
  'service.list',
  'route.list',
  'telemetry.stats',
  'wire.list',
  'clock.state',
  'clock.pause',
  'clock.resume',
  'clock.speed',
  'clock.step',
  'scenario.list',
  'scenario.state',
  'clock.advance',
  'host.link',
  'snapshot.list',
  'snapshot.save',
  'snapshot.restore',
  'snapshot.remove',
];

/**
 * The same handlers, of which each command that does something is told of before it is carried out.
 * @param given what was asked, and the work: whoever records may wait before he begins it
 */
export const tellingSteps = (
  handlers: UnitHandlers,
  given: (command: string, argument: unknown, work: () => unknown) => unknown,
): UnitHandlers => {
  const told = Object.entries(handlers).map(([command, handler]): [string, unknown] => {
    if (NO_STEPS.some((name) => name === command)) return [command, handler];
    const call = handler as (argument: unknown, origin: unknown) => unknown;
    return [
      command,
      (argument: unknown, origin: unknown) => given(command, argument, () => call(argument, origin)),
    ];
  });
  return Object.fromEntries(told) as unknown as UnitHandlers;
};
