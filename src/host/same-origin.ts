/** Why a request is refused, as a sentence; null when it may pass. */
export type Refusal = string | null;

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost'] as const;

const authorities = (port: number): readonly string[] => LOOPBACK_NAMES.map((name) => `${name}:${port}`);

/** Refuses a name that only resolves to this machine: a foreign page could use it (DNS rebinding). */
export const refuseHost = (host: string | undefined, port: number): Refusal =>
  host !== undefined && authorities(port).includes(host.toLowerCase())
    ? null
    : `This unit answers as 127.0.0.1:${port} or localhost:${port} only.`;

/** Refuses every page but the unit's own. A page always sends its origin, so a missing one is refused too. */
export const refusePageOrigin = (origin: string | undefined, host: string | undefined): Refusal =>
  origin !== undefined && host !== undefined && origin.toLowerCase() === `http://${host.toLowerCase()}`
    ? null
    : 'Only the user interface of this unit may connect here.';

/** As for pages, but a program that is no browser sends no origin, and may pass. */
export const refuseControlOrigin = (origin: string | undefined, host: string | undefined): Refusal =>
  origin === undefined || refusePageOrigin(origin, host) === null
    ? null
    : 'A page of another origin may not control this unit.';
