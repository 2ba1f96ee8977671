import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { parse } from 'yaml';
import { COMMAND_NAMES } from '../contract/commands.ts';
import { EVENT_NAMES } from '../contract/events.ts';
import type { EventFrame, ReplyFrame } from '../contract/frames.ts';
import { EXAMPLES } from '../host/testing/contract-examples.ts';
import { SILENT } from '../host/testing/silent-log.ts';
import { createUnitStandIn, type UnitStandIn } from '../host/testing/unit-stand-in.ts';
import { startWebHost, type WebHost } from '../host/web-host.ts';
import { controlDocumentText } from './control-document.ts';

const text = readFileSync(join(import.meta.dirname, '../../assets/control.asyncapi.yaml'), 'utf8');
const published = parse(text) as {
  readonly operations: Readonly<Record<string, { readonly action: string }>>;
  readonly components: { readonly messages: Readonly<Record<string, unknown>> };
};
const { components } = published;
const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema({ components }, 'document');

/** What the document has against `frame` as the message `name`; empty where it fits. */
const complaints = (name: string, frame: unknown): readonly unknown[] => {
  const validate = ajv.getSchema(`document#/components/messages/${name}/payload`);
  if (validate === undefined) return [`no message ${name}`];
  validate(frame);
  return validate.errors ?? [];
};

describe('the AsyncAPI document of the control API', () => {
  let folder: string;
  let unit: UnitStandIn;
  let web: WebHost;
  let socket: WebSocket;
  const ask = async (frame: unknown): Promise<ReplyFrame> => {
    const answered = once(socket, 'message');
    socket.send(JSON.stringify(frame));
    const [data] = (await answered) as [Buffer];
    return JSON.parse(String(data)) as ReplyFrame;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'glovebox-control-'));
    unit = createUnitStandIn();
    web = await startWebHost({ unit, rendererFolder: folder, log: SILENT });
    socket = new WebSocket(web.controlUrl);
    await once(socket, 'open');
  });
  afterAll(async () => {
    socket.close();
    await web.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is what the contract’s table says (node scripts/control-document.ts writes it)', () => {
    expect(text).toBe(controlDocumentText());
  });

  it('has one operation for each command that is received, and for each event that is sent', () => {
    const doing = (action: string) =>
      Object.entries(published.operations)
        .filter(([, operation]) => operation.action === action)
        .map(([name]) => name);
    expect(doing('receive')).toEqual([...COMMAND_NAMES]);
    expect(doing('send')).toEqual([...EVENT_NAMES]);
  });

  it.each(COMMAND_NAMES)('describes %s and its reply as they travel', async (command) => {
    const request = { id: 7, command, argument: EXAMPLES[command].argument };
    expect(complaints(command, request)).toEqual([]);
    const reply = await ask(request);
    expect(reply.ok).toBe(true);
    expect(complaints(`${command}.reply`, reply)).toEqual([]);
    expect(complaints('fault', reply)).not.toEqual([]);
  });

  it('describes a fault, also that of a frame without an id', async () => {
    for (const frame of [{ id: 8, command: 'privacy.sett' }, { command: 'unit.state' }, 'nothing']) {
      const reply = await ask(frame);
      expect(reply.ok).toBe(false);
      expect(complaints('fault', reply)).toEqual([]);
      expect(complaints('unit.state.reply', reply)).not.toEqual([]);
    }
  });

  it('refuses what the unit refuses', async () => {
    for (const frame of [
      { id: 9, command: 'privacy.set', argument: { setting: 'microphone', on: true } },
      { id: 9, command: 'privacy.set', argument: { setting: 'geolocation', on: true, force: true } },
      { id: 9, command: 'privacy.set' },
    ]) {
      expect(complaints('privacy.set', frame)).not.toEqual([]);
      expect((await ask(frame)).ok).toBe(false);
    }
  });

  it('describes events as they are pushed', async () => {
    const state = EXAMPLES['unit.state'].result;
    const frames: readonly EventFrame[] = [
      { event: 'unit.changed', payload: state },
      { event: 'vehicle.moved', payload: state.motion },
      { event: 'telemetry.counted', payload: EXAMPLES['telemetry.stats'].result },
      { event: 'wire.received', payload: EXAMPLES['wire.list'].result[0] },
    ];
    for (const frame of frames) {
      const pushed = once(socket, 'message');
      unit.emit(frame);
      const [data] = (await pushed) as [Buffer];
      expect(complaints(frame.event, JSON.parse(String(data)))).toEqual([]);
    }
  });
});
