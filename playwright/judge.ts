import type { TestInfo } from '@playwright/test';
import { attachEvidence, failed } from './attach.ts';
import { listOf, sentencesOf } from './told.ts';
import type { Unit } from './unit.ts';
import type { OwnWatchedWire } from './wire/watched.ts';

/**
 * What is looked at when a test has ended, while its unit still runs: the promises about the wire, what could be inferred,
 * and, where something went wrong, all that a person asks for first.
 * @throws Error where a promise was broken
 */
export const judge = async (info: TestInfo, unit: Unit, wire: OwnWatchedWire): Promise<void> => {
  const [warning] = wire.inferences();
  if (warning !== undefined) info.annotations.push({ type: 'warning', description: warning });
  const broken = await wire
    .broken()
    .then(sentencesOf)
    .catch((error: unknown) => [`The wire could not be looked at: ${String(error)}`]);
  if (failed(info) || broken.length > 0) await attachEvidence(info, unit, wire);
  if (broken.length === 0) return;
  const told = new Error(
    `What was promised never to leave has left:\n${listOf(broken)}\nAll that left is in the attachment "wire".`,
  );
  told.stack = `Error: ${told.message}`;
  throw told;
};
