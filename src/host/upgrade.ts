import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { SECURITY_HEADERS } from './security-headers.ts';

const REASONS = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' } as const;

/** Answers a WebSocket upgrade with plain HTTP and a sentence, and hangs up. */
export const refuseUpgrade = (socket: Duplex, status: keyof typeof REASONS, sentence: string): void => {
  const body = `${sentence}\n`;
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\n${lines.join('')}\r\n${body}`);
};

/** What a page offers beside `glovebox`: the one-time token of a link, or the secret of its session. */
export type Ticket = { readonly kind: 'link' | 'session'; readonly secret: string };

/** The subprotocols that a client offers, in its order (RFC 6455 §4.1). */
export const offeredProtocols = (request: IncomingMessage): readonly string[] =>
  (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());

/** The ticket among `protocols`, or null. It travels there since a page can set no header, and a URL is logged. */
export const ticketIn = (protocols: readonly string[]): Ticket | null => {
  for (const kind of ['link', 'session'] as const) {
    const found = protocols.find((name) => name.startsWith(`${kind}.`));
    if (found !== undefined) return { kind, secret: found.slice(kind.length + 1) };
  }
  return null;
};
