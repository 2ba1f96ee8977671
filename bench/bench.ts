import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchCityHour } from './city-hour.ts';
import { benchDecisions } from './decisions.ts';
import { benchFixture } from './fixture.ts';
import { benchGpxImport } from './gpx-import.ts';
import { benchLanes } from './lanes.ts';
import { benchLedger } from './ledger.ts';
import { benchLoading } from './loading.ts';
import { benchMatrix } from './matrix.ts';
import { benchMemory } from './memory.ts';
import { benchOracle } from './oracle.ts';
import { benchPageLife } from './page-life.ts';
import { benchPageLoad } from './page-load.ts';
import { benchPipeline } from './pipeline.ts';
import { type Row, table } from './row.ts';
import { benchScenarios } from './scenarios.ts';
import { benchSnapshots } from './snapshots.ts';
import { benchStartUp } from './start-up.ts';
import { benchSwitching } from './switching.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    minutes: { type: 'string', default: '0.5' },
    only: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error(`--minutes must be a number above 0; found "${values.minutes}".`);
  process.exit(2);
}

/** One at a time, so that none disturbs another. */
const BENCHES: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  decisions: async () => [benchDecisions()],
  pipeline: benchPipeline,
  'city-hour': benchCityHour,
  'gpx-import': async () => [benchGpxImport()],
  scenarios: async () => [await benchScenarios()],
  switching: benchSwitching,
  loading: async () => [await benchLoading()],
  ledger: benchLedger,
  'start-up': async () => [await benchStartUp()],
  snapshots: benchSnapshots,
  fixture: benchFixture,
  'page-load': benchPageLoad,
  'page-life': () => benchPageLife(minutes),
  lanes: benchLanes,
  oracle: async () => benchOracle(),
  matrix: async () => [await benchMatrix()],
  memory: async () => [await benchMemory(minutes)],
};

const wanted = values.only?.split(',') ?? Object.keys(BENCHES);
const unknown = wanted.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}". They are ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}

const rows: Row[] = [];
for (const name of wanted) {
  console.error(`Measuring ${name} …`);
  rows.push(...((await BENCHES[name]?.()) ?? []));
}
console.log(table(rows));
if (values.json !== undefined) {
  const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  writeFileSync(values.json, `${JSON.stringify({ at: new Date().toISOString(), machine, rows }, null, 2)}\n`);
}
if (rows.some(({ ok }) => ok === false)) process.exitCode = 1;
