import { expect, it } from 'vitest';
import { askFirst } from './first-answers.ts';
import { listeners } from './listeners.ts';
import { type Answer, LINK_LOST, type LinkStatus, type Transport } from './transport.ts';

/** A transport whose link does as it is told, and whose unit answers with the name of what it was asked. */
const played = (answer: (command: string) => Answer = (command) => ({ ok: true, result: command })) => {
  const statuses = listeners<[LinkStatus]>();
  const asked: string[] = [];
  const transport: Transport = {
    invoke: async (command) => {
      asked.push(command);
      return answer(command);
    },
    onEvent: () => () => undefined,
    onStatus: (listener) => {
      listener('opening');
      return statuses.add(listener);
    },
  };
  return { transport, asked, become: statuses.tell };
};

it('asks what the first view shows once the link is open, and not before', async () => {
  const { transport, asked, become } = played();
  const first = askFirst(transport);
  expect(asked).toEqual([]);
  become('open');
  expect(await first).toEqual({ state: 'unit.state', profiles: 'profile.list' });
});

it.each(['lost', 'refused'] as const)('leaves the view to the cover where the link is %s', async (status) => {
  const { transport, asked, become } = played();
  const first = askFirst(transport);
  become(status);
  expect(await first).toBeNull();
  expect(asked).toEqual([]);
});

it('leaves the view to the cover where the unit does not answer', async () => {
  const { transport, become } = played((command) =>
    command === 'unit.state' ? { ok: false, error: LINK_LOST } : { ok: true, result: [] },
  );
  const first = askFirst(transport);
  become('open');
  expect(await first).toBeNull();
});
