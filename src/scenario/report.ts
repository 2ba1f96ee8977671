import { xml } from '../xml.ts';
import { spoken } from './durations.ts';
import type { Finding } from './evaluate.ts';
import type { WireEvent } from './match.ts';
import { nameOf, type RunResult, type Trouble } from './result.ts';

/** A payload longer than this is cut in the text for people; the JSON has all of it. */
const LONGEST_QUOTE = 600;

const quoted = ({ topic, payload, at, retained }: WireEvent): string => {
  const text = payload.length > LONGEST_QUOTE ? `${payload.slice(0, LONGEST_QUOTE)}…` : payload;
  return `at ${spoken(at)} on ${topic}${retained ? ' (retained)' : ''}: ${text}`;
};

const whenOf = ({ at }: Finding): string => (at === null ? '' : ` (${spoken(at)})`);

const findingLines = (finding: Finding): readonly string[] => {
  const rule = finding.rule === null ? '' : `${finding.rule} `;
  if (finding.held) return [`  held   ${rule}${finding.says}${whenOf(finding)}`];
  return [
    `  BROKE  ${rule}${finding.says}${whenOf(finding)}`,
    `         ${finding.because}  ${finding.file}:${finding.line}`,
    ...(finding.message === null ? [] : [`         ${quoted(finding.message)}`]),
  ];
};

const troubleLine = ({ file, line, says }: Trouble): string => `  BROKE  ${says}  ${file}:${line}`;

/** One run, as a person reads it. */
export const textOf = (result: RunResult): string => {
  const { title, held, lasted, took, messages, findings, troubles } = result;
  return [
    `${held ? 'HELD ' : 'BROKE'}  ${title}  ${nameOf(result)}`,
    `       ${spoken(lasted)} of driving in ${(took / 1_000).toFixed(1)} s, ${messages} messages, seed ${result.seed}`,
    ...findings.flatMap(findingLines),
    ...troubles.map(troubleLine),
  ].join('\n');
};

/** The last line: how many runs held. */
export const summaryOf = (results: readonly RunResult[]): string => {
  const held = results.filter((result) => result.held).length;
  return `${held} held, ${results.length - held} broke`;
};

const failure = (because: string, detail: string): string =>
  `<failure message="${xml(because)}">${xml(detail)}</failure>`;

const caseOf = (suite: string, name: string, seconds: string, inside: string): string =>
  inside === ''
    ? `    <testcase classname="${xml(suite)}" name="${xml(name)}" time="${seconds}"/>`
    : `    <testcase classname="${xml(suite)}" name="${xml(name)}" time="${seconds}">${inside}</testcase>`;

const suiteOf = (result: RunResult): string => {
  const name = nameOf(result);
  const { findings, troubles } = result;
  const broken = findings.filter(({ held }) => !held).length + troubles.length;
  const cases = [
    ...findings.map(({ says, rule, held, because, message, file, line }) =>
      caseOf(
        name,
        rule === null ? says : `${rule} ${says}`,
        '0',
        held ? '' : failure(because, `${file}:${line}${message === null ? '' : `\n${quoted(message)}`}`),
      ),
    ),
    ...troubles.map(({ says, file, line }) => caseOf(name, says, '0', failure(says, `${file}:${line}`))),
  ];
  const seconds = (result.took / 1_000).toFixed(3);
  return [
    `  <testsuite name="${xml(`${result.title} ${name}`)}" tests="${cases.length}" failures="${broken}" errors="0" skipped="0" time="${seconds}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
};

/** All runs as JUnit XML: a suite for each run, a case for each expectation. */
export const junitOf = (results: readonly RunResult[]): string => {
  const tests = results.reduce((sum, { findings, troubles }) => sum + findings.length + troubles.length, 0);
  const failures = results.reduce(
    (sum, { findings, troubles }) => sum + findings.filter(({ held }) => !held).length + troubles.length,
    0,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="glovebox simulate" tests="${tests}" failures="${failures}">`,
    ...results.map(suiteOf),
    '</testsuites>',
    '',
  ].join('\n');
};
