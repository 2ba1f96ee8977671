import { spawn } from 'node:child_process';

/** The program that opens an address on a platform. None of them is a shell, which would read the address. */
export const openerOf = (platform: NodeJS.Platform, url: string): readonly [string, ...string[]] => {
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return ['xdg-open', url];
};

/** Opens `url` in the person's browser. The address is also printed, so a failure needs no telling. */
export const openBrowser = (url: string): void => {
  const [program, ...given] = openerOf(process.platform, url);
  const child = spawn(program, given, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
};
