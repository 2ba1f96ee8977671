import type { ConnectionCause } from '../contract/schemas.ts';

const codeOf = (error: Error): unknown => ('code' in error ? error.code : null);

/** The codes of MQTT 3.1.1 §3.2.2.3, MQTT 5 §3.2.2.2 and of the network, by what they mean to a driver. */
const CAUSES: readonly (readonly [cause: ConnectionCause, codes: ReadonlySet<unknown>])[] = [
  ['broken-off', new Set(['ECONNRESET', 'EPIPE'])],
  ['sign-in-refused', new Set([2, 4, 5, 133, 134, 135])],
  ['taken-over', new Set([142])],
  ['other-service', new Set([1, 132, 'EPROTO'])],
];

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|^ERR_OSSL/;

/** Why a broker can't be used, as one of the few things that a driver can make something of; the sentence says more. */
export const causeOf = (error: Error): ConnectionCause => {
  const code = codeOf(error);
  const known = CAUSES.find(([, codes]) => codes.has(code));
  if (known !== undefined) return known[0];
  if (typeof code === 'string') {
    if (/^ERR_SSL_.*ALERT/.test(code)) return 'sign-in-refused';
    if (CERTIFICATE.test(code)) return 'not-trusted';
    if (code.startsWith('ERR_SSL')) return 'other-service';
  }
  if (/Unexpected server response|Invalid WebSocket|Sec-WebSocket|Parse Error/i.test(error.message)) {
    return 'other-service';
  }
  return error.message === 'closed' ? 'broken-off' : 'unreachable';
};
