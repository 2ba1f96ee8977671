import { isDaytime } from '../format/format.ts';
import { useUnitTime, useView } from '../state/use.ts';

/** Day or night: by the unit's time, or as chosen by hand. Until the unit has told its time it is night. */
export const useTheme = (): 'day' | 'night' => {
  const choice = useView(({ theme }) => theme);
  const now = useUnitTime();
  if (choice !== 'time') return choice;
  return now !== null && isDaytime(new Date(now).getHours()) ? 'day' : 'night';
};
