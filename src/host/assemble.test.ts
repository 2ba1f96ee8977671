import { afterEach, expect, it } from 'vitest';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { createVirtualClock } from '../unit/clock.ts';
import { assemble } from './assemble.ts';
import { IN_MEMORY } from './settings.ts';
import { atEnd, cleanUp, newFolder } from './testing/seated.ts';
import { SILENT } from './testing/silent-log.ts';

afterEach(cleanUp);

it('a unit that can not be put together leaves nothing at work, and lets go of its folder', async () => {
  const settings = { ...IN_MEMORY, data: newFolder() };
  const clock = createVirtualClock();
  const done: string[] = [];
  const half = assemble(settings, SILENT, {
    clock: { kind: 'virtual', clock },
    telemetry: (options) => {
      const made = createTelemetry(options);
      return {
        ...made,
        start: () => {
          made.start();
          done.push('started');
          throw new Error('broken on purpose');
        },
        close: async () => {
          await made.close();
          done.push('closed');
        },
      };
    },
  });
  await expect(half).rejects.toThrow('broken on purpose');
  expect(done).toEqual(['started', 'closed']);
  // What it had planned would find its store closed.
  clock.advance(3 * 24 * 3_600_000);

  const { unit, close } = await assemble(settings, SILENT);
  atEnd(close);
  expect(unit.role()).toBe('guest');
});
