import { describe, expect, it } from 'vitest';
import { createArrivals } from './simulate-arrivals.ts';

const message = (payload: string) => ({ topic: 'data/location', payload, retained: false });

const rig = () => {
  let now = 0;
  const told: string[] = [];
  const arrivals = createArrivals(
    () => now,
    ({ payload, at }) => told.push(`${payload}@${at}`),
  );
  const leave = (at: number, payload: string): void => {
    now = at;
    arrivals.left('data/location', payload);
  };
  const pass = (at: number): void => {
    now = at;
    arrivals.after(() => told.push(`time@${at}`));
  };
  return { arrivals, told, leave, pass, receive: (payload: string) => arrivals.received(message(payload)) };
};

describe('what arrives late', () => {
  it('counts as of the moment at which it left, before what came after', () => {
    const { told, leave, pass, receive } = rig();
    leave(1_000, 'one');
    pass(1_000);
    leave(2_000, 'two');
    pass(2_000);
    expect(told).toEqual([]);
    receive('one');
    expect(told).toEqual(['one@1000', 'time@1000']);
    receive('two');
    expect(told).toEqual(['one@1000', 'time@1000', 'two@2000', 'time@2000']);
  });

  it('is told in the order in which it left, whatever order the broker has between topics', () => {
    const { told, leave, receive } = rig();
    leave(1_000, 'one');
    leave(1_000, 'two');
    receive('two');
    receive('one');
    expect(told).toEqual(['one@1000', 'two@1000']);
  });

  it('counts as of now where the unit never handed it over', () => {
    const { told, leave, pass, receive } = rig();
    pass(3_000);
    receive('a last will');
    leave(4_000, 'one');
    receive('a stranger');
    receive('one');
    expect(told).toEqual(['time@3000', 'a last will@3000', 'one@4000', 'a stranger@4000']);
  });

  it('is not waited for any more when the wire came to rest', () => {
    const { arrivals, told, leave, pass, receive } = rig();
    leave(1_000, 'lost');
    pass(1_000);
    expect(arrivals.underWay()).toBe(1);
    arrivals.rest();
    expect(arrivals.underWay()).toBe(0);
    expect(told).toEqual(['time@1000']);
    pass(2_000);
    receive('lost');
    expect(told).toEqual(['time@1000', 'time@2000', 'lost@2000']);
  });

  it('waits while a step is carried out', () => {
    const { arrivals, told, leave, receive } = rig();
    arrivals.hold(true);
    leave(1_000, 'one');
    receive('one');
    expect(told).toEqual([]);
    arrivals.hold(false);
    expect(told).toEqual(['one@1000']);
  });
});
