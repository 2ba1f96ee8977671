import { config } from 'zod/v4-mini';

// The content security policy forbids making code from strings. Zod must know before any schema is made, so the build puts
// this module in the place of `zod/mini`, whoever asks for it first.
config({ jitless: true });

export * from 'zod/v4-mini';
