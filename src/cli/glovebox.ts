import { runCommandLine } from './command-line.ts';

/** How long something left open may hold the process once its work is done, in milliseconds. */
const LINGER = 2000;

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2));
setTimeout(() => process.exit(), LINGER).unref();
