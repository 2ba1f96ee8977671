import { readFileSync } from 'node:fs';

/** What the kernel holds of one direction of a TCP connection on loopback. */
export type KernelQueue = {
  /** Bytes that have arrived at this end and were not read yet. */
  readonly unread: number;
  /** Bytes that this end has sent or is to send, and the other end has not acknowledged. */
  readonly unsent: number;
};

/** Whether this system tells what its sockets hold. */
export const kernelTells = process.platform === 'linux';

/** One line a socket; a server that listens on IPv6 too has its IPv4 clients in the second file, mapped. */
const sockets = (): readonly (readonly string[])[] =>
  kernelTells
    ? ['/proc/net/tcp', '/proc/net/tcp6']
        .flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1))
        .map((line) => line.replaceAll('0000000000000000FFFF0000', '').trim().split(/\s+/))
    : [];

const ESTABLISHED = '01';

/** The ports from which clients on 127.0.0.1 are connected to this port of the same machine. Linux only. */
export const clientPortsOf = (port: number): readonly number[] =>
  sockets()
    .filter((fields) => fields[1] === addressOf(port) && fields[3] === ESTABLISHED)
    .map((fields) => Number.parseInt(fields[2]?.split(':')[1] ?? '0', 16));

const addressOf = (port: number): string => `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * What the kernel holds for the socket on 127.0.0.1 with this port, connected to that port of the same machine;
 * null if there is no such socket, or the system does not tell (`/proc/net/tcp` is Linux).
 */
export function kernelQueue(localPort: number, remotePort: number): KernelQueue | null {
  const fields = sockets().find(
    (candidate) => candidate[1] === addressOf(localPort) && candidate[2] === addressOf(remotePort),
  );
  if (fields === undefined) return null;
  const [unsent, unread] = (fields[4] ?? '0:0')
    .split(':')
    .map((hexadecimal) => Number.parseInt(hexadecimal, 16));
  return { unread: unread ?? 0, unsent: unsent ?? 0 };
}
