import { EventEmitter } from 'node:events';
import type { IpcMainInvokeEvent, IpcRendererEvent } from 'electron';
import { describe, expect, it } from 'vitest';
import { bindContract } from '../src/contract/dispatch.ts';
import { describeContract } from '../src/host/contract-suite.ts';
import { createUnitStandIn } from '../src/host/testing/unit-stand-in.ts';
import { createBridge } from './bridge.ts';
import { CONTRACT_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { answerContract, isOwnSender, pushEvents, type Sender } from './ipc.ts';

type Invoke = (event: IpcMainInvokeEvent, frame: unknown) => Promise<unknown>;

const newWindow = () => Object.assign(new EventEmitter(), { id: 1 });
const WINDOW = newWindow();
const OWN: Sender = { sender: WINDOW, senderFrame: { url: 'glovebox://unit/', parent: null } };

/** Electron's two ends of IPC: what is sent arrives as a structured clone. */
const createIpc = () => {
  let handle: Invoke | undefined;
  const listeners = new Set<(event: IpcRendererEvent, ...values: unknown[]) => void>();
  const from = (sender: Sender, frame: unknown): Promise<unknown> => {
    if (handle === undefined) throw new Error('nothing handles the contract');
    return handle(sender as IpcMainInvokeEvent, structuredClone(frame));
  };
  return {
    from,
    main: {
      handle: (channel: string, listener: Invoke) => {
        expect(channel).toBe(CONTRACT_CHANNEL);
        handle = listener;
      },
    },
    renderer: {
      invoke: (_channel: string, frame: unknown) => from(OWN, frame),
      on: (_channel: string, listener: (event: IpcRendererEvent, ...values: unknown[]) => void) =>
        listeners.add(listener),
      off: (_channel: string, listener: (event: IpcRendererEvent, ...values: unknown[]) => void) =>
        listeners.delete(listener),
    },
    window: {
      ...WINDOW,
      isDestroyed: () => false,
      getURL: () => 'glovebox://unit/',
      send: (channel: string, frame: unknown) => {
        expect(channel).toBe(EVENT_CHANNEL);
        for (const listener of listeners) listener({} as IpcRendererEvent, structuredClone(frame));
      },
    },
    listeners,
  };
};

const bind = (unit: ReturnType<typeof createUnitStandIn>) =>
  bindContract(
    { ...unit.handlers, 'host.link': () => ({ url: 'http://127.0.0.1:1/' }) },
    () => undefined,
    unit.role,
  );

describeContract({
  name: "Electron's IPC",
  device: 'head-unit',
  connect: async (unit) => {
    const ipc = createIpc();
    const window = newWindow();
    answerContract(ipc.main as never, window as never, bind(unit));
    const bridge = createBridge(ipc.renderer as never);
    const stop = pushEvents(unit, ipc.window);
    return {
      send: async (frame) => {
        const { id, command, argument, screen } = frame as Record<'id' | 'command' | 'screen', never> & {
          readonly argument: unknown;
        };
        // The bridge numbers its own requests; the page never sees the number.
        return { ...(await bridge.invoke(command, argument, screen)), id };
      },
      onEvent: bridge.onEvent,
      close: async () => {
        stop();
        window.emit('destroyed');
      },
    };
  },
});

describe('who may ask over IPC', () => {
  const foreign: readonly [string, Sender][] = [
    ['another window', { ...OWN, sender: { id: 2 } }],
    ['a frame that is gone', { ...OWN, senderFrame: null }],
    ['an embedded frame', { ...OWN, senderFrame: { url: 'glovebox://unit/', parent: {} as never } }],
    ['a foreign page', { ...OWN, senderFrame: { url: 'https://foreign.example/', parent: null } }],
    ['an empty page', { ...OWN, senderFrame: { url: 'about:blank', parent: null } }],
    ['a page without an address', { ...OWN, senderFrame: { url: '', parent: null } }],
  ];

  it('the main frame of the own window, on the user interface', () => {
    expect(isOwnSender(OWN, WINDOW)).toBe(true);
  });

  for (const [who, sender] of foreign) {
    it(`not ${who}, and nothing runs for it`, async () => {
      const ipc = createIpc();
      const unit = createUnitStandIn();
      answerContract(ipc.main as never, WINDOW as never, bind(unit));
      expect(isOwnSender(sender, WINDOW)).toBe(false);
      const ask = async () => ipc.from(sender, { id: 1, command: 'unit.state' });
      await expect(ask()).rejects.toThrow('Only the user interface');
      expect(unit.calls).toEqual([]);
    });
  }
});

describe('the connection of the page', () => {
  it.each(['did-navigate', 'render-process-gone', 'destroyed'])(
    'ends on %s, and the next page has another',
    async (end) => {
      const ipc = createIpc();
      const unit = createUnitStandIn();
      const window = newWindow();
      answerContract(ipc.main as never, window as never, bind(unit));
      const ask = () => ipc.from({ ...OWN, sender: window }, { id: 1, command: 'unit.state' });
      await ask();
      expect(unit.calls[0]?.origin.connection?.aborted).toBe(false);
      window.emit(end);
      expect(unit.calls[0]?.origin.connection?.aborted).toBe(true);
      await ask();
      expect(unit.calls[1]?.origin.connection?.aborted).toBe(false);
    },
  );
});

describe('the bridge', () => {
  it('is frozen and has two functions', () => {
    const bridge = createBridge(createIpc().renderer as never);
    expect(Object.isFrozen(bridge)).toBe(true);
    expect(Object.keys(bridge)).toEqual(['invoke', 'onEvent']);
  });

  it('sends no command that is not in the table', async () => {
    const sent: unknown[] = [];
    const bridge = createBridge({ invoke: async (...frame: unknown[]) => sent.push(frame) } as never);
    expect(await bridge.invoke('constructor', {}, 'home')).toMatchObject({ ok: false });
    expect(sent).toEqual([]);
  });

  it('gives the page the frame alone, and stops when told', () => {
    const ipc = createIpc();
    const seen: unknown[][] = [];
    const stop = createBridge(ipc.renderer as never).onEvent((...values) => seen.push(values));
    ipc.window.send(EVENT_CHANNEL, { event: 'unit.changed', payload: 1 });
    stop();
    ipc.window.send(EVENT_CHANNEL, { event: 'unit.changed', payload: 2 });
    expect(seen).toEqual([[{ event: 'unit.changed', payload: 1 }]]);
    expect(ipc.listeners.size).toBe(0);
  });

  it('sends no event to a window that shows something else, or is gone', () => {
    const unit = createUnitStandIn();
    const sent: unknown[] = [];
    const window = { send: (...frame: unknown[]) => sent.push(frame) };
    pushEvents(unit, { ...window, isDestroyed: () => true, getURL: () => 'glovebox://unit/' });
    pushEvents(unit, { ...window, isDestroyed: () => false, getURL: () => 'https://foreign.example/' });
    unit.emit({ event: 'unit.changed', payload: {} });
    expect(sent).toEqual([]);
  });
});
