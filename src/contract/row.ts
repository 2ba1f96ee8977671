import * as z from 'zod/mini';
import type { Capability } from '../privacy/capabilities.ts';

/** One command of the contract. */
export type Row = {
  readonly says: string;
  readonly argument: z.ZodMiniType;
  readonly result: z.ZodMiniType;
  /** R6: what the loaded profile must be able to do; absent where anybody may. */
  readonly capability?: Capability;
};

/** A command that takes nothing. */
export const none = z.optional(z.strictObject({}));
