import { type Finding, sentenceOf } from '../src/oracle/finding.ts';

/** Lines of a failure; more say no more, and its attachment has every message. */
const MOST = 5;

/** A name that stands there says less than what was known of the car. */
const isName = ({ notation }: Finding): boolean => notation === 'label' || notation === 'signal name';

/** One sentence for each message that something was found in: the finding that says most, and how many others there are. */
export const sentencesOf = (findings: readonly Finding[]): readonly string[] =>
  [...Map.groupBy(findings, ({ at, topic }) => `${at} ${topic}`).values()].flatMap((found) => {
    const telling = found.find((finding) => !isName(finding)) ?? found[0];
    if (telling === undefined) return [];
    const others = found.length === 1 ? '' : ` (and ${found.length - 1} more in this message)`;
    return [`${sentenceOf(telling)}${others}`];
  });

/** The first of the sentences, a line each, and how many more there are. */
export const listOf = (sentences: readonly string[]): string => {
  const rest = sentences.length - MOST;
  return [
    ...sentences.slice(0, MOST).map((sentence) => `  ${sentence}`),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ].join('\n');
};
