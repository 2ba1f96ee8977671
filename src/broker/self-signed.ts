import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate and its key, in PEM. */
export type Identity = { readonly cert: string; readonly key: string };

/** What is written in a certificate. */
export type Subject = {
  /** The common name of subject and issuer, which are the same. */
  readonly name: string;
  /** IPv4 addresses that it is for. */
  readonly addresses: readonly string[];
};

/** A DER element: tag, length, content (X.690 §8.1). */
const element = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const size: number[] = [];
  for (let left = content.length; left > 0; left >>>= 8) size.unshift(left & 0xff);
  const length = content.length < 0x80 ? [content.length] : [0x80 | size.length, ...size];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => element(0x30, ...parts);
const set = (...parts: readonly Buffer[]): Buffer => element(0x31, ...parts);
const integer = (...bytes: readonly number[]): Buffer => element(0x02, Buffer.from(bytes));
const octets = (content: Buffer): Buffer => element(0x04, content);
/** A bit string without unused bits. */
const bits = (content: Buffer): Buffer => element(0x03, Buffer.from([0]), content);
const oid = (...bytes: readonly number[]): Buffer => element(0x06, Buffer.from(bytes));
const utcTime = (text: string): Buffer => element(0x17, Buffer.from(text));

/** 1.2.840.10045.4.3.2, ecdsa-with-SHA256 (RFC 5758 §3.2). */
const ECDSA_WITH_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
/** 2.5.4.3 */
const COMMON_NAME = oid(0x55, 0x04, 0x03);
/** 2.5.29.17 */
const SUBJECT_ALTERNATIVE_NAME = oid(0x55, 0x1d, 0x11);
/** Always valid: it is made for one run, and what it is to prove has nothing to do with a date. */
const VALIDITY = sequence(utcTime('200101000000Z'), utcTime('491231235959Z'));

const pem = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replaceAll(/(.{64})/gu, '$1\n')}\n-----END ${label}-----\n`;

/**
 * A certificate that is signed with its own key (RFC 5280 §4.1), in PEM.
 * @param keys on the curve P-256
 */
export const selfSignedCertificate = (
  { name, addresses }: Subject,
  keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
): string => {
  const named = sequence(set(sequence(COMMON_NAME, element(0x0c, Buffer.from(name)))));
  // GeneralName: [7] iPAddress
  const names = sequence(
    ...addresses.map((address) => element(0x87, Buffer.from(address.split('.').map(Number)))),
  );
  const certificate = sequence(
    element(0xa0, integer(2)),
    integer(1),
    ECDSA_WITH_SHA256,
    named,
    VALIDITY,
    named,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(sequence(SUBJECT_ALTERNATIVE_NAME, octets(names)))),
  );
  const signature = sign('sha256', certificate, keys.privateKey);
  return pem('CERTIFICATE', sequence(certificate, ECDSA_WITH_SHA256, bits(signature)));
};

/** An identity for a server of this run on loopback: the key is made now, is never written down, and protects nothing outside this run. */
export const makeIdentity = (name: string): Identity => {
  const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return {
    cert: selfSignedCertificate({ name, addresses: ['127.0.0.1'] }, keys),
    key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};
