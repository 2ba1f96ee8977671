import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMAND_NAMES, COMMANDS, type CommandName } from '../contract/commands.ts';
import type { EventFrame, ReplyFrame } from '../contract/frames.ts';
import { EXAMPLES } from './testing/contract-examples.ts';
import { createUnitStandIn, type UnitStandIn } from './testing/unit-stand-in.ts';

/** One end of a transport, as the suite drives it. */
export type ContractClient = {
  /** Sends a frame as it is, well formed or not, and answers with the reply to it. */
  readonly send: (frame: unknown) => Promise<ReplyFrame>;
  readonly onEvent: (listener: (frame: EventFrame) => void) => void;
  readonly close: () => Promise<void>;
};

/** A transport under test. */
export type Transport = {
  readonly name: string;
  /** What the ledger is to say that a request came from. */
  readonly device: 'head-unit' | 'control';
  readonly connect: (unit: UnitStandIn) => Promise<ContractClient>;
};

const fault = (reply: ReplyFrame) => {
  if (reply.ok) throw new Error(`expected an error, got ${JSON.stringify(reply.result)}`);
  return reply.error;
};

/** What every transport of the contract must do alike. */
export const describeContract = (transport: Transport): void => {
  describe(`the contract over ${transport.name}`, () => {
    let unit: UnitStandIn;
    let client: ContractClient;

    beforeEach(async () => {
      unit = createUnitStandIn();
      client = await transport.connect(unit);
    });
    afterEach(() => client.close());

    for (const command of COMMAND_NAMES) {
      it(`carries ${command} there and its result back`, async () => {
        const { argument } = EXAMPLES[command];
        const reply = await client.send({ id: 7, command, argument, screen: 'privacy' });
        expect(reply).toMatchObject({ id: 7, ok: true });
        if (!reply.ok) return;
        expect(COMMANDS[command].result.safeParse(reply.result).error).toBeUndefined();
        if (command === 'host.link') return; // the host's own row
        expect(reply.result).toEqual(EXAMPLES[command].result);
        expect(unit.calls).toEqual([
          {
            command,
            argument,
            origin: { device: transport.device, screen: 'privacy', connection: expect.anything() },
          },
        ]);
      });
    }

    it('answers requests that are under way at once, each with its own id', async () => {
      const replies = await Promise.all(
        [11, 12, 13].map((id) => client.send({ id, command: 'privacy.get' satisfies CommandName })),
      );
      expect(replies.map((reply) => reply.id)).toEqual([11, 12, 13]);
    });

    it('refuses an argument that does not fit, naming the field, and calls nothing', async () => {
      const argument = { setting: 'microphone', on: true };
      const error = fault(await client.send({ id: 1, command: 'privacy.set', argument }));
      expect(error.code).toBe('bad-input');
      expect(error.sentence).toContain('"setting"');
      expect(error.remedy).not.toBe('');
      expect(unit.calls).toEqual([]);
    });

    it('refuses a command that is not in the table, also one that every object has', async () => {
      for (const command of ['privacy.sett', 'constructor', '__proto__']) {
        const error = fault(await client.send({ id: 2, command }));
        expect(error.code).toBe('unknown-command');
      }
      expect(unit.calls).toEqual([]);
    });

    it('hides a defect behind a sentence', async () => {
      unit.breakWith(new Error('/a/path/of/this/machine'));
      const error = fault(await client.send({ id: 3, command: 'unit.state' }));
      expect(error.code).toBe('internal');
      expect(JSON.stringify(error)).not.toContain('/a/path');
    });

    it('keeps back a result that breaks the contract', async () => {
      unit.answerWith({ not: 'a state' });
      expect(fault(await client.send({ id: 4, command: 'unit.state' })).code).toBe('internal');
    });

    it('R17 tells what was asked for that the connection has ended, and no sooner', async () => {
      await client.send({ id: 5, command: 'assistant.listen', argument: { on: true } });
      const connection = unit.calls[0]?.origin.connection;
      expect(connection?.aborted).toBe(false);
      await client.close();
      await expect.poll(() => connection?.aborted).toBe(true);
    });

    it('pushes events in order', async () => {
      const seen: EventFrame[] = [];
      const arrived = new Promise<void>((resolve) => {
        client.onEvent((frame) => {
          seen.push(frame);
          if (seen.length === 2) resolve();
        });
      });
      const frames: readonly EventFrame[] = [
        { event: 'vehicle.moved', payload: EXAMPLES['unit.state'].result.motion },
        { event: 'unit.changed', payload: EXAMPLES['unit.state'].result },
      ];
      for (const frame of frames) unit.emit(frame);
      await arrived;
      expect(seen).toEqual(frames);
    });
  });
};
