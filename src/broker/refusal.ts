import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';

/** CONNACK, refused: 5 for MQTT 3.1.1 (§3.2.2.3), 0x87 for MQTT 5 (§3.2.2.2), whose packet has a property length. */
const REFUSAL = { 4: Buffer.from([0x20, 2, 0, 5]), 5: Buffer.from([0x20, 3, 0, 0x87, 0]) } as const;
export type Level = keyof typeof REFUSAL;

/** RFC 6455 §1.3 */
const WEBSOCKET = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** A whole binary frame (RFC 6455 §5.2). */
const binaryFrame = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x82, content.length]), content]);

/** Answers a handshake, and the CONNECT in it with a refusal. */
const refuseWebSocket = (socket: Socket, level: Level): void => {
  socket.once('data', (request: Buffer) => {
    const key = /^sec-websocket-key:\s*(\S+)/imu.exec(request.toString('latin1'))?.[1] ?? '';
    const accept = createHash('sha1').update(`${key}${WEBSOCKET}`).digest('base64');
    socket.write(
      [
        'HTTP/1.1 101 Switching Protocols',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Accept: ${accept}`,
        'Sec-WebSocket-Protocol: mqtt',
        '\r\n',
      ].join('\r\n'),
    );
    socket.once('data', () => socket.end(binaryFrame(REFUSAL[level])));
  });
};

/**
 * Refuses a new connection as a broker would that does not let this client in. Over TLS that can't be said without the key of the
 * broker: the connection is reset instead, as a broker's guard would do it.
 */
export const refuse = (socket: Socket, scheme: 'mqtt' | 'mqtts' | 'ws' | 'wss', level: Level): void => {
  socket.on('error', () => undefined);
  if (scheme === 'mqtt') socket.once('data', () => socket.end(REFUSAL[level]));
  else if (scheme === 'ws') refuseWebSocket(socket, level);
  else socket.once('data', () => socket.resetAndDestroy());
  socket.resume();
};
