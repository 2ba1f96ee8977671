import { expect, it } from 'vitest';
import { CONNECTION_CAUSES } from '../contract/schemas.ts';
import { causeOf } from './causes.ts';

const failed = (code: unknown, message = 'it failed'): Error => Object.assign(new Error(message), { code });

it.each([
  ['nothing listens', failed('ECONNREFUSED'), 'unreachable'],
  ['no such host', failed('ENOTFOUND'), 'unreachable'],
  ['no answer', failed(null, 'connack timeout'), 'unreachable'],
  ['the broker is busy', failed(136), 'unreachable'],
  ['the connection is reset', failed('ECONNRESET'), 'broken-off'],
  ['the connection is closed', failed(undefined, 'closed'), 'broken-off'],
  ['a wrong password', failed(134), 'sign-in-refused'],
  ['no client certificate', failed('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), 'sign-in-refused'],
  ['another client', failed(142), 'taken-over'],
  ['an expired certificate', failed('CERT_HAS_EXPIRED'), 'not-trusted'],
  ['an unknown authority', failed('SELF_SIGNED_CERT_IN_CHAIN'), 'not-trusted'],
  ['no TLS there', failed('ERR_SSL_WRONG_VERSION_NUMBER'), 'other-service'],
  ['a web server', failed(undefined, 'Unexpected server response: 404'), 'other-service'],
  ['another protocol', failed(132), 'other-service'],
] as const)('a driver reads of %s as one of a few causes', (_what, error, cause) => {
  expect(causeOf(error)).toBe(cause);
  expect(CONNECTION_CAUSES).toContain(cause);
});
