/** A message that left the car, as somebody outside received it. `at` is milliseconds since the Unix epoch, on the clock of the test. */
export type LeftMessage = {
  readonly at: number;
  readonly topic: string;
  /** A string stands for its bytes in UTF-8. */
  readonly payload: Uint8Array | string;
  readonly retained?: boolean | undefined;
  readonly contentType?: string | null | undefined;
  readonly responseTopic?: string | null | undefined;
  readonly correlationData?: Uint8Array | null | undefined;
  readonly userProperties?: Readonly<Record<string, string | readonly string[]>> | null | undefined;
};

/** A stretch of what was written to a connection, as a recording proxy saw it; whole, since what is cut in two can't be recognised. */
export type LeftBytes = { readonly at: number; readonly bytes: Uint8Array };

/** Anything that left the car. */
export type Left = LeftMessage | LeftBytes;

export const isMessage = (left: Left): left is LeftMessage => 'topic' in left;
