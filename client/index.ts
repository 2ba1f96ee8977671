export type { Argument, CommandName, Result } from '../src/contract/commands.ts';
export { type Fault, UnitError } from '../src/contract/errors.ts';
export type { EventName, Payload } from '../src/contract/events.ts';
export type { UnitState } from '../src/contract/schemas.ts';
export { type Control, connectControl, Refused } from './control.ts';
export type { Lines } from './lines.ts';
export { type ReadyLine, type Serving, serve } from './serve.ts';
