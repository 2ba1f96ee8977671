import { type Assembled, assemble } from '../../host/assemble.ts';
import { IN_MEMORY, type Settings } from '../../host/settings.ts';
import { SILENT } from '../../host/testing/silent-log.ts';

const ORIGIN = { device: 'control', screen: null } as const;

export const SETTINGS: Settings = { ...IN_MEMORY, seed: 7 };

type Work = (handlers: Assembled['unit']['handlers'], origin: typeof ORIGIN) => Promise<unknown>;

/** Runs a unit on a virtual clock, does something with it, and turns it off. */
export const recordedRun = async (settings: Partial<Settings>, work: Work): Promise<void> => {
  const assembled = await assemble({ ...SETTINGS, ...settings }, SILENT);
  try {
    await work(assembled.unit.handlers, ORIGIN);
  } finally {
    await assembled.close();
  }
};

/** Half a minute of a drive by the primary, who turns geolocation on, and off again on the way. */
export const SWITCHED_DRIVE: Work = (handlers, origin) =>
  switchedDrive(async () => undefined)(handlers, origin);

/** The same, with real time that passes after each second of the unit. */
export const switchedDrive =
  (pause: () => Promise<unknown>): Work =>
  async (handlers, origin) => {
    const drive = async (seconds: number): Promise<void> => {
      for (let done = 0; done < seconds; done += 1) {
        await handlers['clock.advance']({ seconds: 1 }, origin);
        await pause();
      }
    };
    await handlers['profile.load']({ profile: 'Alex' }, origin);
    await handlers['privacy.set']({ setting: 'geolocation', on: true }, origin);
    await handlers['drive.start'](undefined, origin);
    await drive(15);
    await handlers['privacy.set']({ setting: 'geolocation', on: false }, origin);
    await drive(15);
    await handlers['drive.stop'](undefined, origin);
  };
