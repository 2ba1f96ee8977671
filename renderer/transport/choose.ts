import { bridgeTransport } from './bridge.ts';
import { takeCredentials, takeNewLinks } from './credentials.ts';
import { socketTransport } from './socket.ts';
import type { Transport } from './transport.ts';

/** The transport of the host that this page runs in: the desktop window's bridge, or the web host's socket. */
export const chooseTransport = (): Transport => {
  if (window.glovebox !== undefined) return bridgeTransport(window.glovebox);
  takeNewLinks(window);
  const { protocol, host } = window.location;
  const address = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/contract`;
  return socketTransport({
    open: (subprotocols) => new WebSocket(address, subprotocols),
    credentials: takeCredentials({
      location: window.location,
      history: window.history,
      storage: window.sessionStorage,
    }),
    later: (work, delay) => window.setTimeout(work, delay),
  });
};
