import { describe, expect, it } from 'vitest';
import { pauseEnd, privateTripEnd } from './pause.ts';

const NOON = '2026-11-22T12:00:00.000Z';
const LATER = '2026-11-22T14:00:00.000Z';
const on = { requested: true, effective: true };
const paused = (until: string) => ({ requested: true, effective: false, until });

describe('R18 a private trip', () => {
  it('has no end where nothing is paused', () => {
    expect(pauseEnd(on)).toBeNull();
    expect(privateTripEnd({ geolocation: on, voiceData: on })).toBeNull();
  });

  it('ends with the last of the two pauses', () => {
    expect(privateTripEnd({ geolocation: paused(NOON), voiceData: paused(LATER) })).toBe(Date.parse(LATER));
    expect(privateTripEnd({ geolocation: paused(NOON), voiceData: on })).toBe(Date.parse(NOON));
  });

  it('is not said to end before it does', () => {
    expect(pauseEnd(paused('2026-11-22T13:59:00.001Z'))).toBe(Date.parse(LATER));
    expect(pauseEnd(paused(LATER))).toBe(Date.parse(LATER));
  });

  it('until ignition off outlasts any time', () => {
    expect(privateTripEnd({ geolocation: paused('ignition-off'), voiceData: paused(LATER) })).toBe(
      'ignition-off',
    );
  });
});
