import type { BrokerTarget } from './options.ts';
import { placeOf } from './transport.ts';

const codeOf = (error: Error): string | number | null =>
  'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : null;

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS_CERT/;

/** Why a broker can't be used, as a sentence for a person. It never holds a user name or a password. */
export function reasonFor(error: Error, target: BrokerTarget): string {
  const { host, port, scheme } = placeOf(target);
  const place = `${host}:${port}`;
  const code = codeOf(error);
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing listens at ${place}: start the broker, or correct its address.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no host named ${host}, or its address can't be looked up.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return `${host} can't be reached over the network.`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `The broker at ${place} broke the connection.`;
    // MQTT 3.1.1 §3.2.2.3 and MQTT 5 §3.2.2.2
    case 4:
    case 5:
    case 134:
    case 135:
      return `The broker at ${place} refused the user name or the password.`;
    case 1:
    case 132:
      return `The broker at ${place} does not speak MQTT ${target.protocol}.`;
    case 2:
    case 133:
      return `The broker at ${place} refused the client id.`;
    case 3:
    case 136:
    case 137:
    case 139:
      return `The broker at ${place} is not available now.`;
    case 142:
      return `Another client took over the session of this vehicle at ${place}.`;
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `The certificate of the broker at ${place} is for another host than ${host}.`;
  }
  if (code === 'CERT_HAS_EXPIRED') return `The certificate of the broker at ${place} has expired.`;
  if (typeof code === 'string' && /^ERR_SSL_.*ALERT/.test(code)) {
    return `The broker at ${place} refused the client certificate, or wants one.`;
  }
  if (typeof code === 'string' && (CERTIFICATE.test(code) || code.startsWith('ERR_OSSL'))) {
    return `The certificates do not fit: the broker at ${place} can't be proven to be what it says (${code}).`;
  }
  if (typeof code === 'string' && (code.startsWith('ERR_SSL') || code === 'EPROTO')) {
    return `What listens at ${place} does not speak TLS as ${scheme}:// needs it.`;
  }
  if (/Unexpected server response|Invalid WebSocket|Sec-WebSocket|Parse Error/i.test(error.message)) {
    return `What listens at ${place} does not speak MQTT over WebSockets.`;
  }
  if (/timeout|silent/i.test(error.message)) return `The broker at ${place} does not answer.`;
  if (error.message === 'closed') return `The broker at ${place} closed the connection.`;
  return `The connection to the broker at ${place} failed (${code ?? error.name}).`;
}
