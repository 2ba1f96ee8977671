import type { FaultKey } from './fault-keys.ts';

/**
 * What can go wrong, as seen by whoever asked. The code decides the exit code of the command line:
 * input that can't be used is 2, a part that can't be reached is 3, all else 1.
 */
export const ERROR_CODES = [
  'bad-input',
  'unknown-command',
  'unknown-profile',
  'unknown-route',
  'unknown-signal',
  'not-allowed',
  'not-now',
  'store-failed',
  'store-refused',
  'unreachable',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error as it crosses the contract: one plain sentence, and what to do next. */
export type Fault = {
  readonly code: ErrorCode;
  readonly sentence: string;
  readonly remedy: string;
  /** What it is to the driver, where a touch can run into it. */
  readonly key?: FaultKey | undefined;
};

/** An error that a person is meant to read. Anything else that is thrown is a defect of ours. */
export class UnitError extends Error implements Fault {
  readonly code: ErrorCode;
  readonly sentence: string;
  readonly remedy: string;
  readonly key: FaultKey | undefined;

  constructor(code: ErrorCode, sentence: string, remedy: string, key?: FaultKey) {
    super(`${sentence} ${remedy}`);
    this.name = 'UnitError';
    this.code = code;
    this.sentence = sentence;
    this.remedy = remedy;
    this.key = key;
  }

  /** The error as plain data, for the wire of the contract. */
  fault(): Fault {
    const { code, sentence, remedy, key } = this;
    return key === undefined ? { code, sentence, remedy } : { code, sentence, remedy, key };
  }
}
