import { expect, it } from 'vitest';
import type { Entry } from './format.ts';
import { inOrder } from './order.ts';

const message = (topic: string, payload: string) =>
  ({ t: 0, kind: 'message', topic, payload, headers: {}, qos: 1, retain: false }) as const satisfies Entry;
const event = (topic: string, last: number) =>
  message(topic, `{"specversion":"1.0","id":"019e8232-6000-7bba-9568-25000000000${last}","x":1}`);

it('messages of one moment are in the order in which they were made, whatever topic came first', () => {
  const standing = message('v/privacy', '{"settings":1}');
  const later = message('v/privacy', '{"settings":2}');
  const [first, second, third] = [
    event('v/data/vehicle', 1),
    event('v/data/location', 2),
    event('v/data/vehicle', 3),
  ];
  const state = message('v/state', '{"status":"online"}');
  expect(inOrder([third, state, standing, second, later, first])).toEqual([
    standing,
    later,
    state,
    first,
    second,
    third,
  ]);
});
