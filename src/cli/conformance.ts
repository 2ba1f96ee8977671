import { UnitError } from '../contract/errors.ts';
import { packageFolder } from '../host/places.ts';
import { type Finding, judge } from './conformance/judge.ts';
import { REPORT_FOLDER, type Report, readReports } from './conformance/reports.ts';
import { NOT_YET, RULES } from './conformance/rules.ts';
import { runUnitTests } from './conformance/run-tests.ts';
import { isCheckout, newestSource } from './conformance/sources.ts';
import { conformanceTable } from './conformance/table.ts';
import type { Values } from './options.ts';

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

const reportsOf = async (root: string, run: boolean): Promise<readonly Report[]> => {
  const there = run ? [] : readReports(root);
  if (there.length > 0) return there;
  say(`${run ? 'Running' : `Nothing is in ${REPORT_FOLDER} yet: running`} the tests beside the code …`);
  await runUnitTests(root);
  return readReports(root);
};

/** The names of the reports whose run began before the newest change of a source. */
const staleAmong = (reports: readonly Report[], root: string): readonly string[] => {
  const changed = newestSource(root);
  return reports.filter(({ startedAt }) => startedAt < changed).map(({ name }) => name);
};

const summaryOf = (findings: readonly Finding[]): string => {
  const of = (verdict: Finding['verdict']): readonly string[] =>
    findings.filter((finding) => finding.verdict === verdict).map(({ id }) => id);
  const [proven, failing, unproven] = [of('proven'), of('failing'), of('unproven')];
  return [
    `${proven.length} of ${findings.length} rules are proven.`,
    ...(failing.length > 0 ? [`Failing: ${failing.join(', ')}.`] : []),
    ...(unproven.length > 0 ? [`Unproven: ${unproven.join(', ')}.`] : []),
    `Not yet, and not counted: ${NOT_YET.join(', ')}.`,
  ].join('\n');
};

/**
 * `glovebox conformance`: which rules are proven, by which test. It reads what `npm test` left; where there is nothing, or with
 * `--run`, it runs the tests beside the code first.
 * @param root the checkout
 * @returns 0 where every rule is proven, else 1
 * @throws UnitError `bad-input` outside a checkout, and for a report that can't be read
 */
export const conformance = async (values: Values, root: string = packageFolder()): Promise<number> => {
  if (!isCheckout(root)) {
    throw new UnitError(
      'bad-input',
      'The rules are proven by the tests, which are in a checkout of Glovebox and not in an installed package.',
      'Run `npx glovebox conformance` in a checkout, after `npm install`.',
    );
  }
  const reports = await reportsOf(root, values.run ?? false);
  const findings = judge(
    RULES,
    reports.flatMap(({ tests }) => tests),
  );
  const broken = reports.flatMap((report) => report.broken);
  const stale = staleAmong(reports, root);
  const proven = broken.length === 0 && findings.every(({ verdict }) => verdict === 'proven');

  if (stale.length > 0) {
    say(
      `Older than the sources: ${stale.join(', ')} in ${REPORT_FOLDER}. Run \`npm test\` for the present state.`,
    );
  }
  if (values.json === true) {
    const result = { proven, rules: findings, notYet: NOT_YET, broken, stale };
    process.stdout.write(`${JSON.stringify(result, null, process.stdout.isTTY ? 2 : 0)}\n`);
  } else {
    const lost = broken.map((what) => `Not run at all, so nothing counts as proven: ${what}`);
    process.stdout.write(`${[conformanceTable(findings), '', summaryOf(findings), ...lost].join('\n')}\n`);
  }
  return proven ? 0 : 1;
};
