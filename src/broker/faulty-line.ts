import { connect, createServer, type Socket } from 'node:net';
import type { Clock } from '../contract/clock.ts';

/** How a line can be: what comes over it arrives, late, not at all, or is refused. */
export type LineState = 'up' | 'down' | 'frozen' | 'slow' | 'refusing';

/** A line to a broker that can be made to fail: TCP on loopback, handed on byte by byte while it is up. */
export type FaultyLine = {
  readonly port: number;
  readonly state: () => LineState;
  /**
   * - `down`: connections are reset, new ones too.
   * - `frozen`: nothing is read any more, and nobody is told: a tunnel, or a broker that hangs. New connections hang as well.
   * - `slow`: what is read is handed on two seconds later, by the unit's clock.
   * - `refusing`: connections are reset; new ones are answered with "not authorised" (MQTT 3.1.1 §3.2.2.3, 5).
   */
  readonly become: (state: LineState) => void;
  readonly close: () => Promise<void>;
};

const LOOPBACK = '127.0.0.1';
/** How late a slow line hands on, in milliseconds of the unit's clock. */
const LATE = 2_000;
/** CONNACK, refused: 5 for MQTT 3.1.1, 0x87 for MQTT 5 (§3.2.2.2), whose packet has a property length. */
const REFUSAL = { 4: Buffer.from([0x20, 2, 0, 5]), 5: Buffer.from([0x20, 3, 0, 0x87, 0]) } as const;

/** The level in a CONNECT packet whose remaining length fits one byte or two. */
const levelOf = (packet: Buffer): 4 | 5 =>
  packet.indexOf('MQTT') > 0 && packet[packet.indexOf('MQTT') + 4] === 5 ? 5 : 4;

type Pair = { readonly near: Socket; readonly far: Socket; readonly flush: () => void };

/** Opens a line to `host:port`. It is up at first. */
export const openFaultyLine = async (host: string, port: number, clock: Clock): Promise<FaultyLine> => {
  let state: LineState = 'up';
  const pairs = new Set<Pair>();
  const waiting = new Set<Socket>();

  const drop = (pair: Pair): void => {
    if (!pairs.delete(pair)) return;
    for (const socket of [pair.near, pair.far]) if (!socket.destroyed) socket.resetAndDestroy();
  };
  /** Hands on what one end says to the other, in order; answers with the way to hand on at once what is held back. */
  const handOn = (from: Socket, to: Socket): (() => void) => {
    let held: Buffer[] = [];
    const write = (bytes: Buffer): void => {
      if (to.destroyed || to.writableEnded || to.write(bytes)) return;
      from.pause();
      to.once('drain', () => {
        if (state !== 'frozen') from.resume();
      });
    };
    const flush = (): void => {
      const late = held;
      held = [];
      for (const bytes of late) write(bytes);
    };
    from.on('data', (bytes: Buffer) => {
      if (state !== 'slow' && held.length === 0) {
        write(bytes);
        return;
      }
      held.push(bytes);
      clock.after(LATE, () => {
        const first = state === 'frozen' ? undefined : held.shift();
        if (first !== undefined) write(first);
      });
    });
    return flush;
  };
  const join = (near: Socket): void => {
    const far = connect({ host, port, noDelay: true });
    const ways = [handOn(near, far), handOn(far, near)];
    const pair: Pair = {
      near,
      far,
      flush: () => {
        for (const flush of ways) flush();
      },
    };
    pairs.add(pair);
    for (const socket of [near, far]) {
      socket.on('error', () => drop(pair));
      socket.on('close', () => drop(pair));
    }
  };
  const refuse = (near: Socket): void => {
    near.on('error', () => undefined);
    near.once('data', (packet: Buffer) => near.end(REFUSAL[levelOf(packet)]));
  };

  const server = createServer({ noDelay: true, pauseOnConnect: true }, (near) => {
    near.on('error', () => undefined);
    switch (state) {
      case 'down':
        near.resetAndDestroy();
        return;
      case 'frozen':
        waiting.add(near);
        near.once('close', () => waiting.delete(near));
        return;
      case 'refusing':
        refuse(near);
        near.resume();
        return;
      default:
        join(near);
        near.resume();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const address = server.address();

  const dropAll = (): void => {
    for (const pair of [...pairs]) drop(pair);
    for (const socket of waiting) socket.destroy();
    waiting.clear();
  };
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    state: () => state,
    become: (next) => {
      state = next;
      if (next === 'down' || next === 'refusing') dropAll();
      for (const { near, far } of pairs)
        for (const socket of [near, far]) {
          // What is not read stays in the kernel, which drops it when the other end resets, as a real one would.
          if (next === 'frozen') socket.pause();
          else socket.resume();
        }
      if (next === 'up') for (const { flush } of pairs) flush();
      if (next !== 'up' && next !== 'slow') return;
      for (const near of waiting) {
        join(near);
        near.resume();
      }
      waiting.clear();
    },
    close: () =>
      new Promise((resolve) => {
        state = 'down';
        server.close(() => resolve());
        dropAll();
      }),
  };
};
