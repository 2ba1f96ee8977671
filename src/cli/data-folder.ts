import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The data folder where none is named, by the custom of the platform. */
export const defaultDataFolder = (
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string => {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Glovebox');
  if (platform === 'win32') {
    return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Glovebox');
  }
  // XDG Base Directory: a relative path is to be ignored.
  const shared = environment['XDG_DATA_HOME'];
  return join(
    shared !== undefined && isAbsolute(shared) ? shared : join(home, '.local', 'share'),
    'glovebox',
  );
};
