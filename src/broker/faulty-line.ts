import { connect, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Clock } from '../contract/clock.ts';
import type { LineState } from '../contract/outages.ts';
import { kernelQueue } from './kernel-queue.ts';
import { type Level, refuse } from './refusal.ts';
import { makeIdentity } from './self-signed.ts';

/** One connection over a line that records. */
export type RecordedConnection = {
  /** All that was handed on of what the client sent. What is held back and lost is none of it. */
  readonly bytes: () => Buffer;
  /**
   * How many bytes count as on the wire by now: what was handed on, and on a line that is up what waits in the kernel for that. Infinite once
   * the client has reset such a connection, since no byte can follow what the kernel still has of it. Linux only: elsewhere the kernel does
   * not tell.
   */
  readonly onWire: () => number;
};

/** A line to a broker that can be made to fail: TCP on loopback, handed on byte by byte while it is up, whatever is spoken over it. */
export type FaultyLine = {
  readonly port: number;
  readonly state: () => LineState;
  /** Every connection that was handed on, oldest first, ended ones too; none unless the line records. */
  readonly connections: () => readonly RecordedConnection[];
  /**
   * - `down`: connections are reset, new ones too.
   * - `frozen`: nothing is handed on, and nobody is told: a tunnel, or a broker that hangs. New connections hang as well. What is on its way
   *   arrives when the line is up again, unless one end reset the connection meanwhile: then it is lost, as the other end would lose it.
   * - `slow`: what is read is handed on two seconds later, by the unit's clock.
   * - `refusing`: connections are reset; new ones are answered with "not authorised", or reset again where TLS forbids the answer.
   * - `wrong-certificate`: connections are reset; new ones meet a certificate of the line's own making, and get no further.
   */
  readonly become: (state: LineState) => void;
  readonly close: () => Promise<void>;
};

const LOOPBACK = '127.0.0.1';
/** How late a slow line hands on, in milliseconds of the unit's clock. */
const LATE = 2_000;
/** States in which what is connected is reset. */
const RESETTING: readonly LineState[] = ['down', 'refusing', 'wrong-certificate'];

/** Where a line leads, and what is spoken over it. */
export type LineEnd = {
  readonly host: string;
  readonly port: number;
  readonly scheme: 'mqtt' | 'mqtts' | 'ws' | 'wss';
  readonly level: Level;
};

/**
 * Resets a connection. One that is being shut down at this moment can't be reset: Node would lose it, half open, and never end; it is
 * closed, since all that it had to say was said.
 */
const cut = (socket: Socket): void => {
  if (socket.destroyed) return;
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
};

type Recording = RecordedConnection & { readonly keep: (bytes: Buffer) => void };

const record = (near: Socket, state: () => LineState): Recording => {
  const chunks: Buffer[] = [];
  const [localPort, remotePort] = [near.localPort ?? 0, near.remotePort ?? 0];
  let length = 0;
  return {
    keep: (bytes) => {
      chunks.push(bytes);
      length += bytes.length;
    },
    bytes: () => Buffer.concat(chunks),
    onWire: () => {
      if (state() !== 'up') return length;
      const queue = kernelQueue(localPort, remotePort);
      return queue === null ? Number.POSITIVE_INFINITY : length + queue.unread;
    },
  };
};

type Pair = { readonly near: Socket; readonly far: Socket; readonly flush: () => void };

/**
 * Opens a line to a broker. It is up at first.
 * @param options.record whether all that is handed on is kept
 */
export const openFaultyLine = async (
  { host, port, scheme, level }: LineEnd,
  clock: Clock,
  options: { readonly record?: boolean } = {},
): Promise<FaultyLine> => {
  let state: LineState = 'up';
  const recordings: Recording[] = [];
  const pairs = new Set<Pair>();
  const waiting = new Set<Socket>();
  /** Pairs of which one end went away while the line was frozen. */
  const broken = new Set<Pair>();

  const drop = (pair: Pair): void => {
    if (!pairs.delete(pair)) return;
    for (const socket of [pair.near, pair.far]) cut(socket);
  };
  /** Hands on what one end says to the other, in order; answers with the way to hand on at once what is held back. */
  const handOn = (from: Socket, to: Socket, recording: Recording | null): (() => void) => {
    let held: Buffer[] = [];
    const write = (bytes: Buffer): void => {
      if (to.destroyed || to.writableEnded) return;
      recording?.keep(bytes);
      if (to.write(bytes)) return;
      from.pause();
      to.once('drain', () => from.resume());
    };
    const flush = (): void => {
      const late = held;
      held = [];
      for (const bytes of late) write(bytes);
    };
    from.on('data', (bytes: Buffer) => {
      if (state !== 'slow' && state !== 'frozen' && held.length === 0) {
        write(bytes);
        return;
      }
      held.push(bytes);
      if (state === 'frozen') return;
      clock.after(LATE, () => {
        const first = state === 'frozen' ? undefined : held.shift();
        if (first !== undefined) write(first);
      });
    });
    return flush;
  };
  const join = (near: Socket): void => {
    const far = connect({ host, port, noDelay: true });
    const recording = options.record === true ? record(near, () => state) : null;
    if (recording !== null) recordings.push(recording);
    const ways = [handOn(near, far, recording), handOn(far, near, null)];
    const pair: Pair = {
      near,
      far,
      flush: () => {
        for (const flush of ways) flush();
      },
    };
    pairs.add(pair);
    const gone = (): void => {
      // On a line that is frozen neither end is told that the other is gone, and what is under way is lost with it.
      if (state === 'frozen') broken.add(pair);
      else drop(pair);
    };
    for (const socket of [near, far]) {
      socket.on('error', gone);
      socket.on('close', gone);
    }
  };
  /** Shows a certificate that nobody was told of; whoever takes it all the same is let no further. */
  const deceive = (near: Socket): void => {
    const secured = new TLSSocket(near, { isServer: true, ...makeIdentity('wrong-broker') });
    secured.on('error', () => near.destroy());
    secured.once('secure', () => cut(near));
  };

  const server = createServer({ noDelay: true, pauseOnConnect: true }, (near) => {
    near.on('error', () => undefined);
    switch (state) {
      case 'down':
        cut(near);
        return;
      case 'frozen':
        waiting.add(near);
        near.once('close', () => waiting.delete(near));
        return;
      case 'refusing':
        refuse(near, scheme, level);
        return;
      case 'wrong-certificate':
        deceive(near);
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
    connections: () => recordings,
    become: (next) => {
      state = next;
      if (RESETTING.includes(next)) dropAll();
      if (next !== 'frozen') {
        for (const pair of broken) drop(pair);
        broken.clear();
        for (const { flush } of pairs) flush();
      }
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
