import * as z from 'zod/mini';

// The content security policy forbids making code from strings. Zod must know before any schema is made,
// so this module comes first wherever the renderer starts.
z.config({ jitless: true });
