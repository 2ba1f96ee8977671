import { type Finding, sentenceOf } from '../src/oracle/finding.ts';

/** Lines of a failure; more say no more, and its attachment has every message. */
const MOST = 5;

/** One sentence for each message that something was found in: what was found first, and how much else. */
export const sentencesOf = (findings: readonly Finding[]): readonly string[] =>
  [...Map.groupBy(findings, ({ at, topic }) => `${at} ${topic}`).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return [
      `${sentenceOf(first)}${others.length === 0 ? '' : ` (and ${others.length} more in this message)`}`,
    ];
  });

/** The first of the sentences, a line each, and how many more there are. */
export const listOf = (sentences: readonly string[]): string => {
  const rest = sentences.length - MOST;
  return [
    ...sentences.slice(0, MOST).map((sentence) => `  ${sentence}`),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ].join('\n');
};
