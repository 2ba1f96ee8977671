import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Paths of PEM files: an authority, and a certificate of it for a server on loopback and for a client. */
export type Certificates = {
  readonly folder: string;
  readonly ca: string;
  /** What is in `ca`. */
  readonly caText: string;
  readonly serverCert: string;
  readonly serverKey: string;
  readonly clientCert: string;
  readonly clientKey: string;
  readonly clientCertText: string;
  readonly clientKeyText: string;
  /** A second authority that signed none of these. */
  readonly strangerCa: string;
  readonly remove: () => void;
};

/** Makes certificates for one test run in a temporary folder, with the `openssl` command. */
export function createCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-certificates-'));
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): void => {
    try {
      execFileSync('openssl', args, { stdio: 'pipe' });
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      throw missing ? new Error('openssl is not installed: install the package "openssl".') : error;
    }
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

  const authority = (name: string): void =>
    openssl(
      ...['req', '-x509', ...key, '-days', '2', '-subj', `/CN=${name}`],
      ...['-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)],
    );
  const signed = (name: string, extensions: string): void => {
    writeFileSync(file(`${name}.ext`), extensions);
    openssl(
      ...['req', ...key, '-subj', `/CN=${name}`, '-keyout', file(`${name}.key`), '-out', file(`${name}.csr`)],
    );
    openssl(
      ...['x509', '-req', '-days', '2', '-in', file(`${name}.csr`), '-out', file(`${name}.pem`)],
      ...['-CA', file('authority.pem'), '-CAkey', file('authority.key'), '-CAcreateserial'],
      ...['-extfile', file(`${name}.ext`)],
    );
  };

  authority('authority');
  authority('stranger');
  signed('server', 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n');
  signed('client', 'extendedKeyUsage=clientAuth\n');
  return {
    folder,
    ca: file('authority.pem'),
    caText: readFileSync(file('authority.pem'), 'utf8'),
    serverCert: file('server.pem'),
    serverKey: file('server.key'),
    clientCert: file('client.pem'),
    clientKey: file('client.key'),
    clientCertText: readFileSync(file('client.pem'), 'utf8'),
    clientKeyText: readFileSync(file('client.key'), 'utf8'),
    strangerCa: file('stranger.pem'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
