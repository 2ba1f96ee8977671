import type { Conditions } from '../src/contract/car.ts';
import type { Sample } from '../src/privacy/signals.ts';
import type { Doors } from './doors.ts';
import type { Receiver } from './receiver.ts';
import type { Sensors } from './sensors.ts';
import type { Thermals } from './temperatures.ts';

type Parts = Pick<Conditions, 'surface' | 'setSurface'> & {
  readonly doors: Doors;
  readonly receiver: Receiver;
  readonly sensors: Sensors;
  readonly thermals: Thermals;
  /** Degrees Celsius. */
  readonly outside: () => number;
  readonly moving: () => boolean;
  /** The sample without any sensor being broken. */
  readonly truth: () => Sample;
};

/** What can be changed around a car at the desk, from the parts that hold it. */
export const createConditions = (parts: Parts): Conditions => {
  const { doors, receiver, sensors, thermals, outside, moving, truth } = parts;
  return {
    doors: doors.read,
    setDoor: (door, open) => doors.set(door, open, moving()),
    mustBeShut: doors.mustBeShut,
    surface: parts.surface,
    setSurface: parts.setSurface,
    temperatures: () => ({ outside: outside(), ...thermals.read() }),
    setClimate: thermals.setClimate,
    gnss: () => ({ fix: receiver.fix(), accuracy: receiver.accuracy(), lost: receiver.isLost() }),
    setGnssLost: receiver.setLost,
    startGnssCold: receiver.startCold,
    sensorFaults: sensors.faults,
    setSensorFault: (signal, fault) => sensors.set(signal, fault, truth()),
  };
};
