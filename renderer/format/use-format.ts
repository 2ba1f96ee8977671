import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnit } from '../state/use.ts';
import * as plain from './format.ts';

/** The functions of `format.ts`, in one language and one system of units. */
export const formatFor = (language: string, units: plain.Units) => ({
  language,
  units,
  wholeNumber: (value: number) => plain.wholeNumber(language, value),
  perCent: (value: number) => plain.perCent(language, value),
  length: (metres: number) => plain.length(language, metres, units),
  lengthText: (metres: number) => plain.lengthText(language, metres, units),
  odometer: (metres: number) => plain.odometer(language, metres, units),
  range: (metres: number) => plain.range(language, metres, units),
  speed: (kmh: number) => plain.speed(language, kmh, units),
  speedIn: (kmh: number) => plain.speedIn(units, kmh),
  temperature: (celsius: number) => plain.temperature(language, celsius, units),
  degrees: (celsius: number) => plain.degrees(language, celsius, units),
  pressure: (kilopascal: number) => plain.pressure(language, kilopascal, units),
  power: (kilowatt: number) => plain.power(language, kilowatt),
  consumption: (consumed: number) => plain.consumption(language, consumed, units),
  consumptionIn: (consumed: number) => plain.consumptionIn(units, consumed),
  fuelConsumption: (burnt: number) => plain.fuelConsumption(language, burnt, units),
  consumptionUnit: plain.consumptionUnit(units),
  duration: (seconds: number) => plain.duration(language, seconds),
  stopwatch: (milliseconds: number, digits?: number) => plain.stopwatch(language, milliseconds, digits),
  averageSpeed: (metres: number, seconds: number) => plain.averageSpeed(language, metres, seconds, units),
  clockTime: (at: number | string) => plain.clockTime(typeof at === 'string' ? Date.parse(at) : at),
  preciseTime: (at: number) => plain.preciseTime(language, at),
  day: (at: number) => plain.day(language, at),
  moment: (at: string) => plain.moment(language, at),
  enumeration: (words: readonly string[]) => plain.enumeration(language, words),
  sentenceCase: (text: string) => plain.sentenceCase(language, text),
  midSentence: (name: string) => plain.midSentence(language, name),
});

export type Format = ReturnType<typeof formatFor>;

/** How the loaded driver reads numbers, lengths and times: in their language and their units. */
export const useFormat = (): Format => {
  const { language } = useTranslation().i18n;
  const units = useUnit(({ state }) => state?.preferences.units ?? 'metric');
  return useMemo(() => formatFor(language, units), [language, units]);
};
