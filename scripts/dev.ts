import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createServer } from 'vite';
import { freePort } from '../testing/free-port.ts';
import { ROOT, start } from './processes.ts';

const ADDRESS = '127.0.0.1';

/** The link of a ready line, or null for any other line that the unit or its watcher prints. */
const linkIn = (line: string): string | null => {
  try {
    const { ready, url } = JSON.parse(line);
    return ready === true && typeof url === 'string' ? url : null;
  } catch {
    return null;
  }
};

// The unit keeps one port over its restarts, so that the page finds it again.
const unitPort = await freePort();
const unitOrigin = `http://${ADDRESS}:${unitPort}`;
const pagePort = await freePort();
const pageOrigin = `http://${ADDRESS}:${pagePort}`;

const page = await createServer({
  configFile: join(ROOT, 'renderer/vite.config.ts'),
  server: {
    host: ADDRESS,
    port: pagePort,
    strictPort: true,
    proxy: {
      '/contract': {
        target: unitOrigin,
        ws: true,
        changeOrigin: true,
        configure: (proxy) => {
          proxy.on('proxyReqWs', (outgoing, incoming, socket) => {
            // INVARIANT: the unit's own check still holds: only the page of this server passes as the unit's page.
            if (incoming.headers.origin !== pageOrigin) socket.destroy();
            else outgoing.setHeader('origin', unitOrigin);
          });
        },
      },
    },
  },
});
await page.listen();

const unit = start(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    'src/cli/glovebox.ts',
    'serve',
    '--port',
    `${unitPort}`,
    ...process.argv.slice(2),
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
unit.once('exit', (code) => process.exit(code ?? 1));
if (unit.stdout !== null) {
  createInterface({ input: unit.stdout }).on('line', (line) => {
    const link = linkIn(line);
    console.log(link === null ? line : `Open ${pageOrigin}/${new URL(link).hash}`);
  });
}
