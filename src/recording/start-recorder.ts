import type { Clock } from '../contract/clock.ts';
import type { Result } from '../contract/commands.ts';
import type { Log, Telemetry } from '../telemetry/telemetry.ts';
import { RECORDING_VERSION } from './format.ts';
import { createRecorder, type Recorded, type Recorder, type Thread } from './recorder.ts';
import { createWriter } from './writer.ts';

type Parts = {
  readonly path: string;
  readonly settings: { readonly seed: number; readonly prefix: string };
  readonly time: { readonly kind: 'real' | 'virtual'; readonly clock: Clock };
  readonly telemetry: Telemetry;
  readonly unit: Recorded;
  readonly log: Log;
  /** A recording that goes on, in the same file; a new one by default. */
  readonly thread?: Thread;
};

const ORIGIN = { device: 'control', screen: null } as const;

/**
 * Begins to record a unit. What the broker held before is not of this run: it is waited for, and left out.
 * @throws UnitError `bad-input` where the file can't be written
 */
export const startRecorder = async ({
  path,
  settings,
  time,
  telemetry,
  unit,
  log,
  thread = { started: null, last: 0 },
}: Parts): Promise<Recorder> => {
  await telemetry.caughtUp();
  const state = (await unit.handlers['unit.state'](undefined, ORIGIN)) satisfies Result<'unit.state'>;
  const routes = await unit.handlers['route.list'](undefined, ORIGIN);
  const writer = createWriter(
    path,
    {
      glovebox: 'recording',
      version: RECORDING_VERSION,
      seed: settings.seed,
      vehicle: state.vehicle.pseudonym,
      route: routes[0]?.id ?? null,
      started: new Date(time.clock.now()).toISOString(),
      clock: time.kind,
      prefix: settings.prefix,
    },
    (cause) => log.error({ cause }, 'The recording can not be written any further; it ends here.'),
    thread.started === null ? 'new' : 'go on',
  );
  return createRecorder({ writer, clock: time.clock, virtual: time.kind === 'virtual', telemetry, thread });
};
