import { vi } from 'vitest';
import type { UnitState } from '../../../src/contract/schemas.ts';
import { watched } from '../watched.ts';
import type { OwnWire, Received } from '../wire.ts';

const HERE = { latitude: 48.398412, longitude: 9.991551 };
export const PEOPLE = [
  { id: 'p1', kind: 'primary', name: 'Alex' },
  { id: 'p2', kind: 'secondary', name: 'Bram' },
] as const;

type Who = { readonly id: string; readonly kind: string };

/** What a unit tells of itself, as far as a wire listens to it. */
export const stateOf = (on: boolean, { id, kind }: Who = PEOPLE[0]): UnitState =>
  ({
    profile: { id, kind },
    accepted: true,
    privacy: {
      geolocation: { requested: on, effective: on },
      voiceData: { requested: on, effective: on },
    },
    theft: { consented: false, reported: false },
  }) as unknown as UnitState;

/** A wire on which a test puts what it wants, a moment after all that was said before. */
export const onAWire = async (
  pace = { time: 'virtual', speed: 1 } as { time: 'real' | 'virtual'; speed: number },
) => {
  const all: Received[] = [];
  const nothing = async (): Promise<void> => undefined;
  const bare: OwnWire = {
    messages: () => all,
    on: () => all,
    next: async () => all,
    mark: async () => all.length,
    retained: async () => [],
    clear: nothing,
    close: nothing,
  };
  const wire = watched(bare, pace);
  wire.learn({ positions: [{ ...HERE, at: Date.now() }] });
  wire.begun(PEOPLE, null);
  const rest = async (): Promise<void> => {
    await wire.leaks();
    vi.setSystemTime(Date.now() + 3);
  };
  return {
    wire,
    /** Something of a category leaves now. */
    leaves: async (topic = 'data/location'): Promise<void> => {
      await rest();
      const payload = `{"lat":${HERE.latitude},"lon":${HERE.longitude}}`;
      all.push({
        ...{
          at: Date.now(),
          topic: `x/${topic}`,
          payload,
          bytes: Buffer.from(payload),
          retained: false,
          qos: 1,
        },
        ...{ contentType: null, expiry: null, userProperties: {} },
      });
    },
    ask: async (command: string, argument?: unknown, result: unknown = {}): Promise<void> => {
      wire.heard(command, argument)(result);
      await rest();
    },
    /** What the unit says of its switches. */
    says: (on: boolean, who: Who = PEOPLE[0]): void => wire.told(stateOf(on, who)),
    reasons: async (): Promise<readonly string[]> => [
      ...new Set((await wire.leaks('location')).map(({ why }) => why)),
    ],
  };
};
