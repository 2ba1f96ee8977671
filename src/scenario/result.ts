import type { Finding } from './evaluate.ts';
import type { Parameters } from './parameters.ts';

/** A step that was not carried out, or was refused though nothing expected it. */
export type Trouble = { readonly file: string; readonly line: number; readonly says: string };

/** What came of one run. */
export type RunResult = {
  readonly file: string;
  readonly title: string;
  readonly rules: readonly string[];
  readonly parameters: Parameters;
  readonly seed: number;
  readonly held: boolean;
  readonly findings: readonly Finding[];
  readonly troubles: readonly Trouble[];
  /** How many messages the subscriber received. */
  readonly messages: number;
  /** Milliseconds of the vehicle's time, and of ours. */
  readonly lasted: number;
  readonly took: number;
};

/** The name of a run: its file, and its parameters where it has some. */
export const nameOf = ({ file, parameters }: Pick<RunResult, 'file' | 'parameters'>): string => {
  const with_ = Object.entries(parameters).map(([name, value]) => `${name}=${String(value)}`);
  return with_.length === 0 ? file : `${file} [${with_.join(', ')}]`;
};
