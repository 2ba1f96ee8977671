import { describe, expect, test } from 'vitest';
import demo from '../../assets/demo.json' with { type: 'json' };
import { parseDemoVehicle } from './demo-vehicle.ts';

const [primary, secondary] = demo.profiles;

describe('the data of the demo vehicle', () => {
  test('what is bundled is valid', () => {
    expect(parseDemoVehicle(demo)).toEqual(demo);
  });

  test.each([
    ['null', null, '(whole)'],
    ['a missing name', { ...demo, vehicle: {} }, 'vehicle.name'],
    ['an unknown language', { ...demo, profiles: [{ ...primary, language: 'xx' }] }, 'profiles.0.language'],
    ['a hue of 360', { ...demo, profiles: [{ ...primary, hue: 360 }] }, 'profiles.0.hue'],
    ['a guest', { ...demo, profiles: [{ ...primary, kind: 'guest' }] }, 'profiles.0.kind'],
    ['R1 two primaries', { ...demo, profiles: [primary, { ...secondary, kind: 'primary' }] }, 'at most one'],
    ['a name twice', { ...demo, profiles: [primary, { ...secondary, name: 'ALEX' }] }, 'occur once'],
  ])('%s is refused by file and field', (_name, value, expected) => {
    expect(() => parseDemoVehicle(value)).toThrow('assets/demo.json');
    expect(() => parseDemoVehicle(value)).toThrow(expected);
  });
});
