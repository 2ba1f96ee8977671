import type { CustomScheme, Protocol } from 'electron';
import { isUnitUrl, SCHEME } from './unit-address.ts';

/**
 * The scheme of the user interface: an origin of its own with all that a secure web page has, subject to its
 * content security policy. Never `file:`, which could read the disk.
 */
export const UNIT_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    codeCache: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    corsEnabled: false,
  },
};

type Answer = (request: Request) => Promise<Response>;

/** `files` for addresses of the user interface; anything else in the scheme is refused. */
export const onlyUnit =
  (files: Answer): Answer =>
  async (request) =>
    isUnitUrl(request.url)
      ? files(request)
      : new Response('There is nothing at this address.\n', { status: 403 });

/** Serves the built renderer under `glovebox://unit/`, with the function that the web host uses. */
export const serveRenderer = (protocol: Pick<Protocol, 'handle'>, files: Answer): void =>
  protocol.handle(SCHEME, onlyUnit(files));
