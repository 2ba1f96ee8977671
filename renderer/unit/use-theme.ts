import { useUnit } from '../state/use.ts';

/** Day or night: by the light outside, or as the driver chose. Until the unit has told, it is night. */
export const useTheme = (): 'day' | 'night' =>
  useUnit(({ state }) => {
    if (state === null) return 'night';
    const { theme } = state.preferences;
    return theme === 'auto' ? state.vehicle.light.now : theme;
  });
