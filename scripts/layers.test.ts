import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** From which file, which specifier; `type` imports a type alone, which may be named. */
type Arrow = readonly [from: string, specifier: string, kind?: 'type' | `type ${string}`];

const ALLOWED: readonly Arrow[] = [
  ['renderer/state/unit.ts', '../../src/contract/commands.ts'],
  ['renderer/state/unit.ts', 'zustand/vanilla'],
  ['renderer/main.tsx', '../src/contract/schemas.ts'],
  ['renderer/main.test.tsx', '../testing/mosquitto.ts'],
  ['simulator/motion.ts', '../src/privacy/signals.ts'],
  ['simulator/motion.ts', '../src/contract/car.ts'],
  ['simulator/motion.ts', 'node:fs'],
  ['electron/main.ts', 'electron'],
  ['electron/preload.ts', 'electron'],
  ['electron/window.ts', 'electron', 'type'],
  ['electron/main.ts', '../src/host/assemble.ts'],
  ['electron/main.ts', '../src/unit/head-unit.ts'],
  ['electron/bridge.ts', '../src/contract/commands.ts'],
  ['src/contract/schemas.ts', '../privacy/vocabulary.ts'],
  ['src/contract/schemas.ts', 'zod/mini'],
  ['src/contract/schemas.ts', './errors.ts'],
  ['src/privacy/decide.ts', './signals.ts'],
  ['src/privacy/decide.test.ts', 'fast-check'],
  ['src/oracle/leaks.ts', '../privacy/vocabulary.ts'],
  ['src/oracle/leaks.ts', './oracle.ts'],
  ['src/oracle/leaks.test.ts', 'fast-check'],
  ['src/oracle/inflate.ts', 'node:zlib'],
  ['src/unit/head-unit.ts', '../store/database.ts'],
  ['src/unit/head-unit.ts', '../telemetry/telemetry.ts'],
  ['src/unit/handlers/drive.ts', '../../contract/errors.ts'],
  ['src/unit/head-unit.test.ts', '../../testing/mosquitto.ts'],
  ['src/telemetry/client.ts', 'mqtt'],
  ['src/telemetry/outbox.ts', '../store/database.ts'],
  ['src/store/database.ts', 'better-sqlite3'],
  ['src/broker/broker.ts', 'aedes'],
  ['src/host/web.ts', '../unit/head-unit.ts'],
  ['src/host/web.ts', '../contract/dispatch.ts'],
  ['src/host/web.ts', '../telemetry/telemetry.ts', 'type Log'],
  ['src/host/settings.ts', '../telemetry/telemetry.ts', 'type BrokerTarget'],
  ['src/host/settings.ts', '../privacy/vocabulary.ts', 'type'],
  ['src/cli/serve.ts', '../privacy/vocabulary.ts'],
  ['src/host/web/server.ts', '../settings.ts'],
  ['src/host/assemble.ts', '../../simulator/car.ts'],
  ['src/host/assemble-car.ts', '../../simulator/story.ts'],
  ['src/host/seat.ts', '../snapshot/shelf.ts'],
  ['src/snapshot/snapshot.ts', '../store/migrations/migrations.ts'],
  ['src/host/assemble.ts', '../store/database.ts'],
  ['src/host/assemble.ts', '../broker/broker.ts'],
  ['src/host/assemble.ts', '../telemetry/publisher.ts'],
  ['src/matrix/wire.ts', './reference.ts'],
  ['src/matrix/wire.ts', '../contract/commands.ts'],
  ['src/matrix/wire.ts', '../privacy/message-kinds.ts'],
  ['src/matrix/wire.ts', '../oracle/leaks.ts'],
  ['src/matrix/wire.test.ts', '../privacy/decide.ts'],
  ['src/host/matrix-unit.ts', '../telemetry/observer.ts'],
  ['src/cli/matrix.ts', '../matrix/report.ts'],
  ['src/cli/serve.ts', '../host/web.ts'],
  ['src/cli/control-client.ts', '../../client/control.ts'],
  ['src/cli/serve.ts', '../contract/errors.ts'],
  ['src/cli/serve.ts', '../broker/url.ts'],
  ['bench/bench.ts', 'mqtt'],
  ['e2e/fixtures.ts', '../src/contract/commands.ts'],
  ['e2e/fixtures.ts', '../testing/mosquitto.ts'],
  ['e2e/fixtures.ts', '../playwright/test.ts'],
  ['client/control.ts', '../src/contract/commands.ts'],
  ['client/serve.ts', '../src/host/places.ts'],
  ['playwright/test.ts', '../client/control.ts'],
  ['playwright/broker.ts', '../src/broker/url.ts'],
  ['playwright/broker.ts', '../testing/mosquitto.ts'],
  ['playwright/begin.ts', '../src/scenario/compile.ts'],
  ['playwright/wire/wire.ts', 'mqtt'],
  ['scenario/run.ts', '../client/serve.ts'],
];

const FORBIDDEN: readonly Arrow[] = [
  ['renderer/state/unit.ts', '../../src/unit/head-unit.ts'],
  ['renderer/state/unit.ts', '../../src/privacy/decide.ts'],
  ['renderer/state/unit.ts', '../../src/privacy/decide.ts', 'type'],
  ['renderer/screens/home/home.tsx', '../../../simulator/car.ts'],
  ['renderer/state/unit.ts', 'node:fs'],
  ['renderer/state/unit.ts', 'node:fs/promises'],
  ['renderer/state/unit.ts', 'electron'],
  ['renderer/state/unit.ts', 'mqtt'],
  ['renderer/state/unit.ts', '../../testing/mosquitto.ts'],
  ['simulator/motion.ts', '../src/unit/head-unit.ts'],
  ['simulator/motion.ts', '../src/telemetry/telemetry.ts', 'type'],
  ['simulator/motion.ts', '../renderer/main.tsx'],
  ['electron/window.ts', 'electron'],
  ['electron/main.ts', '../src/telemetry/telemetry.ts'],
  ['electron/main.ts', '../src/store/database.ts'],
  ['electron/main.ts', '../simulator/car.ts'],
  ['electron/main.ts', '../renderer/main.tsx'],
  ['src/contract/schemas.ts', '../unit/head-unit.ts'],
  ['src/contract/schemas.ts', '../telemetry/telemetry.ts', 'type'],
  ['src/contract/schemas.ts', 'zod'],
  ['src/contract/schemas.ts', 'node:crypto'],
  ['src/privacy/decide.ts', 'node:crypto'],
  ['src/privacy/decide.ts', 'zod/mini'],
  ['src/privacy/decide.ts', '../contract/errors.ts'],
  ['src/oracle/leaks.ts', '../privacy/signals.ts'],
  ['src/oracle/leaks.ts', '../privacy/decide.ts'],
  ['src/oracle/leaks.ts', '../telemetry/topics.ts', 'type'],
  ['src/oracle/leaks.ts', '../contract/schemas.ts', 'type'],
  ['src/oracle/leaks.ts', 'node:crypto'],
  ['src/oracle/leaks.ts', 'mqtt'],
  ['src/unit/head-unit.ts', '../host/settings.ts', 'type'],
  ['src/unit/handlers/drive.ts', '../../host/settings.ts'],
  ['src/unit/head-unit.ts', '../cli/serve.ts'],
  ['src/unit/head-unit.ts', '../../simulator/car.ts'],
  ['src/unit/head-unit.ts', 'mqtt'],
  ['src/unit/head-unit.ts', 'better-sqlite3'],
  ['src/unit/head-unit.ts', 'electron', 'type'],
  ['src/store/ledger.ts', 'better-sqlite3', 'type'],
  ['src/telemetry/gate.ts', '../unit/head-unit.ts'],
  ['src/telemetry/gate.ts', 'aedes'],
  ['src/telemetry/gate.ts', 'vitest'],
  ['src/profiles/profiles.ts', '../host/settings.ts'],
  ['src/services/services.ts', '../../testing/mosquitto.ts'],
  ['src/ledger/ledger.ts', '../cli/serve.ts'],
  ['src/assistant/understand.ts', '../unit/head-unit.ts'],
  ['src/scenario/compile.ts', '../unit/head-unit.ts'],
  ['src/scenario/evaluate.ts', '../../simulator/car.ts'],
  ['src/recording/read.ts', '../unit/head-unit.ts'],
  ['src/snapshot/shelf.ts', '../unit/head-unit.ts'],
  ['src/snapshot/snapshot.ts', '../../simulator/story.ts'],
  ['src/recording/recorder.ts', '../../simulator/car.ts'],
  ['src/matrix/wire.ts', '../privacy/decide.ts'],
  ['src/matrix/wire.ts', '../telemetry/observer.ts'],
  ['src/matrix/wire.ts', '../unit/head-unit.ts'],
  ['src/matrix/wire.ts', '../../testing/mosquitto.ts'],
  ['src/matrix/wire.ts', 'mqtt'],
  ['src/host/matrix-unit.ts', '../cli/matrix.ts'],
  ['src/broker/broker.ts', 'mqtt'],
  ['src/host/web.ts', '../store/database.ts'],
  ['src/host/web.ts', '../telemetry/telemetry.ts'],
  ['src/host/web.ts', '../telemetry/outbox.ts', 'type Log'],
  ['src/host/web.ts', '../../simulator/car.ts'],
  ['src/host/web.ts', '../../renderer/main.tsx'],
  ['src/host/web/server.ts', '../../broker/broker.ts'],
  ['src/host/assemble.ts', '../cli/serve.ts'],
  ['src/host/assemble.ts', 'mqtt'],
  ['src/host/settings.ts', '../telemetry/publisher.ts'],
  ['src/cli/serve.ts', '../store/database.ts'],
  ['src/cli/serve.ts', '../unit/head-unit.ts'],
  ['src/cli/serve.ts', '../broker/embedded.ts'],
  ['src/cli/serve.ts', '../telemetry/telemetry.ts'],
  ['src/cli/serve.ts', '../../simulator/car.ts'],
  ['e2e/fixtures.ts', '../src/unit/head-unit.ts'],
  ['client/control.ts', '../src/host/web-host.ts'],
  ['client/control.ts', '../playwright/test.ts'],
  ['client/control.ts', '@playwright/test'],
  ['playwright/test.ts', '../src/unit/head-unit.ts'],
  ['playwright/test.ts', '../src/host/assemble.ts'],
  ['playwright/wire/wire.ts', '../../src/telemetry/session.ts'],
  ['playwright/test.ts', '../renderer/main.tsx'],
  ['scenario/run.ts', '../src/host/simulate.ts'],
];

const LAYER_CATEGORIES = new Set(['lint/style/noRestrictedImports', 'plugin']);

let folder: string;
/** Which statement of which probe file was refused, as `path:line`. */
let refused: ReadonlySet<string>;

const statement = ([, specifier, kind]: Arrow, index: number): string => {
  const [form = '', name = `probe${index}`] = kind?.split(' ') ?? [];
  return `import ${form} { ${name} } from '${specifier}';`;
};

/** Groups the arrows by file, so that one run of the linter judges them all; an arrow's line is its index there. */
const linesByFile = (): ReadonlyMap<string, readonly Arrow[]> =>
  Map.groupBy([...ALLOWED, ...FORBIDDEN], ([from]) => from);

const lineOf = (arrow: Arrow): number => (linesByFile().get(arrow[0]) ?? []).indexOf(arrow) + 1;

type Diagnostic = { category: string; location: { path: string; start: { line: number } } };

const lint = (cwd: string): readonly Diagnostic[] => {
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const run = () =>
    execFileSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    return JSON.parse(run()).diagnostics;
  } catch (error) {
    // Exit 1 is what a lint that found something does; its report is on stdout all the same.
    return JSON.parse((error as { stdout: string }).stdout).diagnostics;
  }
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-layers-'));
  for (const path of ['biome.json', 'package.json', '.gitignore', 'scripts/lint']) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  for (const [file, arrows] of linesByFile()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${arrows.map(statement).join('\n')}\n`);
  }
  refused = new Set(
    lint(folder)
      .filter((diagnostic) => LAYER_CATEGORIES.has(diagnostic.category))
      .map(({ location }) => `${location.path}:${location.start.line}`),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const title = ([from, specifier, kind]: Arrow): string => `${from} -> ${kind ?? ''} ${specifier}`;

describe('Lint lets through what a layer may know', () => {
  for (const arrow of ALLOWED) {
    test(title(arrow), () => expect(refused).not.toContain(`${arrow[0]}:${lineOf(arrow)}`));
  }
});

describe('Lint refuses what a layer may not know', () => {
  for (const arrow of FORBIDDEN) {
    test(title(arrow), () => expect(refused).toContain(`${arrow[0]}:${lineOf(arrow)}`));
  }
});

test('Every folder of src is judged by the probes above, so that a new one is not forgotten', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `src/${entry.name}/`);
  const probed = FORBIDDEN.map(([from]) => from);
  expect(folders.filter((path) => !probed.some((from) => from.startsWith(path)))).toEqual([]);
});

test('A default export is refused outside configuration files', () => {
  const file = join(folder, 'src/unit/default.ts');
  writeFileSync(file, 'export default 1;\n');
  writeFileSync(join(folder, 'some.config.ts'), 'export default 1;\n');
  const found = lint(folder).filter(({ category }) => category === 'lint/style/noDefaultExport');
  expect(found.map(({ location }) => location.path)).toEqual(['src/unit/default.ts']);
});

/** Every style sheet of the screens, as path and text. */
const styleSheets = (): readonly (readonly [path: string, text: string])[] =>
  readdirSync(join(ROOT, 'renderer'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css') && !path.includes('node_modules') && !path.endsWith('tokens.css'))
    .map((path) => [path, readFileSync(join(ROOT, 'renderer', path), 'utf8')] as const);

/** What may not stand in a declaration of the property that `on` matches, and what to call it. */
type Raw = { readonly what: string; readonly on: RegExp; readonly value: RegExp };

const LENGTH = /\b(?!0(?:px|rem|em|pt|vw|vh)\b)\d*\.?\d+(?:px|rem|em|pt|vw|vh)\b/i;

const RAW: readonly Raw[] = [
  {
    what: 'colour',
    on: /./,
    value: /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/i,
  },
  {
    what: 'named colour',
    // A mask's black is no colour that anyone sees.
    on: /^(?!(?:-webkit-)?mask)/,
    value:
      /(?:^|\s)(?:white|black|red|green|blue|yellow|orange|gr[ae]y|silver|purple|pink|navy|teal|lime)\b/i,
  },
  { what: 'type size', on: /^font(?:-size)?$/, value: LENGTH },
  { what: 'weight', on: /^font-weight$/, value: /\d/ },
  { what: 'radius', on: /^border(?:-\w+)*-radius$/, value: LENGTH },
  { what: 'shadow', on: /^(?:box|text)-shadow$/, value: LENGTH },
  { what: 'duration', on: /^(?:transition|animation)/, value: /\b\d*\.?\d+m?s\b/i },
];

/** The declarations of a style sheet that do not go through a token, each on one line. */
const rawValues = (css: string): readonly string[] =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split(/[;{}]/)
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => {
      const [, property = '', value = ''] = /^([\w-]+): (.*)$/.exec(text) ?? [];
      const own = value.replaceAll(/var\([^)]*\)/g, 'token');
      return RAW.some((raw) => raw.on.test(property) && raw.value.test(own));
    });

test.each([
  ['color: #fff;', true],
  ['background: rgb(1 2 3);', true],
  ['font-size: 24px;', true],
  ['font:\n    600 13px / 1 monospace;', true],
  ['color: white;', true],
  ['font-weight: 300;', true],
  ['border-radius: 12px;', true],
  ['border-start-start-radius: 1rem;', true],
  ['box-shadow: inset 0 0 0 2px var(--ink);', true],
  ['transition:\n    opacity 120ms var(--ease),\n    scale var(--quick);', true],
  ['animation: turn 1s linear infinite;', true],
  ['color: var(--ink);', false],
  ['font-size: var(--text-body);', false],
  ['font: var(--weight-strong) var(--bench-text) / 1 var(--face-code);', false],
  ['background: color-mix(in oklab, var(--ink) 20%, transparent);', false],
  ['white-space: nowrap;', false],
  ['mask-image: linear-gradient(black, transparent);', false],
  ['border-radius: 0 var(--radius) var(--radius) 0;', false],
  ['border-radius: calc(var(--radius) + var(--space-1));', false],
  ['box-shadow: var(--edge) var(--line);', false],
  ['transition: scale var(--quick) var(--ease);', false],
  ['.row:active { scale: 0.98; }', false],
])('The token check judges "%s" raw: %s', (line, raw) => {
  expect(rawValues(line).length > 0).toBe(raw);
});

test('Screens use design tokens: no colour, type size, weight, radius, shadow or duration of their own', () => {
  const found = styleSheets().flatMap(([path, text]) => rawValues(text).map((line) => `${path}: ${line}`));
  expect(found).toEqual([]);
});
