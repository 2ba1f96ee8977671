import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import { bindContract, type Dispatch, type Origin } from '../contract/dispatch.ts';
import type { Log } from '../telemetry/telemetry.ts';
import { type ContractSocket, serveContract } from './contract-socket.ts';
import { pageUrl } from './page-address.ts';
import { pageFiles } from './page-files.ts';
import { createPageLinks, type PageLinksOptions } from './page-links.ts';
import { ADDRESS, listen } from './port.ts';
import { refuseControlOrigin, refuseHost, refusePageOrigin } from './same-origin.ts';
import type { HostedUnit } from './seat.ts';
import { newSecret, sameSecret } from './secrets.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { offeredProtocols, refuseUpgrade, type Ticket, ticketIn } from './upgrade.ts';

/** A frame that breaks the protocol ends its own socket, which ws does by itself; it must not end the process. */
const tolerate = (socket: WebSocket): void => {
  socket.on('error', () => undefined);
};

/** The largest request is a few hundred bytes. */
const LARGEST_FRAME = 64 * 1024;
const CLIENTS_AT_ONCE = 64;
/** Milliseconds that a client has to answer a goodbye. */
const GOODBYE_TIME = 500;
/** Close codes of the application's own (RFC 6455 §7.4.2); 4401 says what HTTP's 401 does. */
const UNAUTHORIZED = 4401;
const TRY_AGAIN_LATER = 1013;
const GOING_AWAY = 1001;
const CONTROL_OFF = 'The control API of this unit is off: start it with --control-api on.';

export type WebHostOptions = {
  readonly unit: HostedUnit;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Where the built renderer is. */
  readonly rendererFolder: string;
  /** A PMTiles file to serve beside it. */
  readonly map?: string | null;
  /** Whether programs may send commands over `/control`; they may by default. */
  readonly controlApi?: boolean;
  /** Where windows that were let in are remembered beyond this run; nowhere by default. */
  readonly sessions?: PageLinksOptions;
  readonly log: Log;
};

export type WebHost = {
  /** The address of the user interface, with a fresh one-time token each time. */
  readonly url: (options?: { readonly kiosk?: boolean }) => string;
  /** Where programs send the contract's commands; the token in it is this run's. Refused where the control API is off. */
  readonly controlUrl: string;
  readonly port: number;
  /** The whole contract, `host.link` included, for a transport beside this one. */
  readonly dispatch: Dispatch;
  readonly close: () => Promise<void>;
};

const respond = async (outgoing: ServerResponse, response: Response): Promise<void> => {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
};

const forbidden = (sentence: string): Response =>
  new Response(`${sentence}\n`, {
    status: 403,
    headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  });

/**
 * Puts a head unit on loopback: the built renderer over HTTP, and the contract over two WebSockets, `/contract`
 * for pages (one-time link, then session) and `/control` for programs (this run's token).
 *
 * @throws UnitError `bad-input` when the port can't be used
 */
export const startWebHost = async ({
  unit,
  port: wanted = 0,
  rendererFolder,
  map = null,
  controlApi = true,
  sessions = {},
  log,
}: WebHostOptions): Promise<WebHost> => {
  const links = createPageLinks(sessions);
  const controlToken = newSecret();
  const files = pageFiles(rendererFolder, map);
  const clients = new Set<ContractSocket>();
  const socketOptions: ServerOptions & { readonly closeTimeout: number } = {
    noServer: true,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
    closeTimeout: GOODBYE_TIME,
    // Without this, ws would pick the first protocol offered, which may be the one that holds a secret.
    handleProtocols: (offered) => (offered.has('glovebox') ? 'glovebox' : false),
  };
  const sockets = new WebSocketServer(socketOptions);
  const server = createServer();
  const port = await listen(server, wanted);
  server.on('error', (error) => log.error({ cause: error.message }, 'The web host met a fault.'));

  const url: WebHost['url'] = (options) =>
    pageUrl(`http://${ADDRESS}:${port}/`, { token: links.issue(), kiosk: options?.kiosk === true });

  const dispatch = bindContract(
    { ...unit.handlers, 'host.link': () => ({ url: url() }) },
    (error) => log.error({ error }, 'A command failed because of a defect.'),
    unit.role,
  );

  const serve = (socket: WebSocket, device: Origin['device']): void => {
    if (clients.size >= CLIENTS_AT_ONCE) {
      socket.close(TRY_AGAIN_LATER, 'This unit has too many clients: close one of them.');
      return;
    }
    const client = serveContract(socket, dispatch, device, log);
    clients.add(client);
    socket.on('close', () => clients.delete(client));
  };

  const admit = (socket: WebSocket, ticket: Ticket | null): void => {
    const session =
      ticket?.kind === 'link'
        ? links.redeem(ticket.secret)
        : ticket !== null && links.resume(ticket.secret)
          ? ticket.secret
          : null;
    if (session === null) {
      socket.close(UNAUTHORIZED, 'This link was used before, or is of another run. Ask for a fresh one.');
      return;
    }
    socket.send(JSON.stringify({ session }));
    serve(socket, 'head-unit');
  };

  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const refusal = refuseHost(incoming.headers.host, port);
    const answer = async (): Promise<Response> => {
      if (refusal !== null) return forbidden(refusal);
      // Only the path is taken from the request line, which may hold a whole foreign URL.
      const { pathname } = new URL(incoming.url ?? '/', `http://${ADDRESS}:${port}`);
      const { method = 'GET' } = incoming;
      if (method !== 'GET' && method !== 'HEAD') incoming.resume();
      const { range } = incoming.headers;
      const headers = range === undefined ? undefined : { range };
      return files(
        new Request(`http://${ADDRESS}:${port}${pathname}`, { method, ...(headers && { headers }) }),
      );
    };
    answer()
      .then((response) => respond(outgoing, response))
      .catch((error: unknown) => {
        log.debug({ error }, 'A request could not be answered.');
        outgoing.writeHead(400, SECURITY_HEADERS).end('The request is not a valid one.\n');
      });
  });

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const { host, origin } = request.headers;
    const refusal = refuseHost(host, port);
    if (refusal !== null) return refuseUpgrade(socket, 403, refusal);
    if (!URL.canParse(request.url ?? '', `http://${ADDRESS}`)) {
      return refuseUpgrade(socket, 400, 'The address is not a valid one.');
    }
    const { pathname, searchParams } = new URL(request.url ?? '', `http://${ADDRESS}`);

    if (pathname === '/contract') {
      const foreign = refusePageOrigin(origin, host);
      if (foreign !== null) return refuseUpgrade(socket, 403, foreign);
      const protocols = offeredProtocols(request);
      if (!protocols.includes('glovebox')) {
        return refuseUpgrade(socket, 400, 'The subprotocol "glovebox" is missing.');
      }
      return sockets.handleUpgrade(request, socket, head, (page) => {
        tolerate(page);
        admit(page, ticketIn(protocols));
      });
    }
    if (pathname === '/control') {
      if (!controlApi) return refuseUpgrade(socket, 403, CONTROL_OFF);
      const foreign = refuseControlOrigin(origin, host);
      if (foreign !== null) return refuseUpgrade(socket, 403, foreign);
      if (!sameSecret(searchParams.get('token') ?? '', controlToken)) {
        return refuseUpgrade(socket, 401, 'The control token is not that of this run.');
      }
      return sockets.handleUpgrade(request, socket, head, (program) => {
        tolerate(program);
        serve(program, 'control');
      });
    }
    return refuseUpgrade(socket, 404, 'Only /contract and /control speak WebSocket.');
  });

  const stopListening = unit.onEvent((frame) => {
    if (clients.size === 0) return;
    const text = JSON.stringify(frame);
    for (const client of clients) client.push(frame.event, text);
  });

  return {
    url,
    controlUrl: `ws://${ADDRESS}:${port}/control?token=${controlToken}`,
    port,
    dispatch,
    close: async () => {
      stopListening();
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'The unit was turned off.');
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
};
