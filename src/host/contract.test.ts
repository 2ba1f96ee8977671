import { once } from 'node:events';
import { WebSocket } from 'ws';
import { bindContract } from '../contract/dispatch.ts';
import { describeContract } from './contract-suite.ts';
import { SILENT } from './testing/silent-log.ts';
import { openPage, socketClient } from './testing/socket-client.ts';
import type { UnitStandIn } from './testing/unit-stand-in.ts';
import { startWebHost } from './web-host.ts';

const host = (unit: UnitStandIn) => startWebHost({ unit, rendererFolder: '/nowhere', log: SILENT });

describeContract({
  name: 'a call in the same process',
  device: 'control',
  connect: async (unit) => {
    const link = { 'host.link': () => ({ url: 'http://127.0.0.1:1/' }) };
    const dispatch = bindContract({ ...unit.handlers, ...link }, () => undefined, unit.role);
    const connection = new AbortController();
    return {
      send: (frame) => dispatch(frame, 'control', connection.signal),
      onEvent: unit.onEvent,
      close: async () => connection.abort(),
    };
  },
});

describeContract({
  name: "the page's WebSocket",
  device: 'head-unit',
  connect: async (unit) => {
    const web = await host(unit);
    const socket = openPage(web.url());
    await once(socket, 'message');
    return socketClient(socket, web.close);
  },
});

describeContract({
  name: 'the control WebSocket',
  device: 'control',
  connect: async (unit) => {
    const web = await host(unit);
    const socket = new WebSocket(web.controlUrl);
    await once(socket, 'open');
    return socketClient(socket, web.close);
  },
});
