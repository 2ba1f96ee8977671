import { X509Certificate } from 'node:crypto';
import { connect, createServer } from 'node:tls';
import { expect, test } from 'vitest';
import { makeIdentity } from './self-signed.ts';

const greet = (ca: string, served: { cert: string; key: string }): Promise<string> =>
  new Promise((resolve, reject) => {
    const server = createServer(served, (socket) => socket.end('hello'));
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const socket = connect({ host: '127.0.0.1', port, ca });
      socket.on('data', (bytes) => {
        server.close();
        resolve(String(bytes));
      });
      socket.on('error', (error) => {
        server.close();
        reject(error);
      });
    });
  });

test('a certificate that is made here is read by others as it was meant', () => {
  const { cert } = makeIdentity('glovebox embedded broker');
  const read = new X509Certificate(cert);
  expect(read.subject).toBe('CN=glovebox embedded broker');
  expect(read.issuer).toBe(read.subject);
  expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.checkIssued(read)).toBe(true);
});

test('who knows it trusts a server with it, and nobody trusts one with another', async () => {
  const [known, other] = [makeIdentity('known'), makeIdentity('other')];
  await expect(greet(known.cert, known)).resolves.toBe('hello');
  await expect(greet(known.cert, other)).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
});
