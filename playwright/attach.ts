import type { Page, TestInfo } from '@playwright/test';
import type { Unit } from './unit.ts';
import type { Wire } from './wire/wire.ts';

const json = (info: TestInfo, name: string, value: unknown): Promise<void> =>
  info.attach(name, { body: JSON.stringify(value, null, 2), contentType: 'application/json' });

/** Whether a test went otherwise than it should. */
export const failed = ({ status, expectedStatus }: TestInfo): boolean => status !== expectedStatus;

/** What a person asks first when a test about the wire has failed: what left, what was decided and why, what was said. */
export const attachEvidence = async (
  info: TestInfo,
  unit: Pick<Unit, 'call' | 'log'>,
  wire: Wire,
): Promise<void> => {
  const messages = wire.messages().map(({ bytes, ...message }) => ({
    ...message,
    // What is no text is told as it came.
    ...(bytes.equals(Buffer.from(message.payload)) ? {} : { base64: bytes.toString('base64') }),
  }));
  await json(info, 'wire', messages);
  await info.attach('unit log', { body: unit.log().join('\n'), contentType: 'text/plain' });
  try {
    await json(info, 'decisions', {
      privacy: await unit.call('privacy.get'),
      decisions: await unit.call('privacy.decisions'),
      stats: await unit.call('telemetry.stats'),
      ledger: await unit.call('ledger.list'),
    });
  } catch (error) {
    await info.attach('decisions', {
      body: `The unit did not answer: ${String(error)}`,
      contentType: 'text/plain',
    });
  }
};

export const attachScreenshot = async (info: TestInfo, page: Page): Promise<void> => {
  if (page.isClosed()) return;
  try {
    await info.attach('head unit', {
      body: await page.screenshot({ timeout: 2_000 }),
      contentType: 'image/png',
    });
  } catch {
    // A page that has crashed has no picture; what it said is in the other attachments.
  }
};
