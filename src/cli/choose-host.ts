import { UnitError } from '../contract/errors.ts';

/** What the choice of a host depends on. */
export type HostFacts = {
  readonly wanted: 'auto' | 'electron' | 'web';
  readonly platform: NodeJS.Platform;
  /** Whether this process runs as root, where Chromium's sandbox refuses to. */
  readonly root: boolean;
  readonly display: boolean;
  /** Whether `npm run build` has made the Electron host. */
  readonly built: boolean;
  /** Electron's program, or null. */
  readonly binary: () => string | null;
  /** Whether fetching it failed before. */
  readonly failedBefore: () => boolean;
  /** Fetches it, which takes a while. */
  readonly install: () => Promise<string | null>;
  /** Tells a person what happens, in one line. */
  readonly say: (line: string) => void;
};

export type Choice =
  | { readonly host: 'electron'; readonly binary: string }
  /** `because` says why it is not Electron; null where the web host was asked for. */
  | { readonly host: 'web'; readonly because: string | null };

/** Why Electron can't run here at all, as part of a sentence; null when it can. */
const obstacle = ({ platform, root, display, built }: HostFacts): string | null => {
  if (!display) return 'there is no display';
  if (platform === 'linux' && root) return "Electron's sandbox does not run as root";
  if (!built) return 'the Electron host has not been built (npm run build)';
  return null;
};

const fetched = async (facts: HostFacts): Promise<string | null> => {
  const present = facts.binary();
  if (present !== null) return present;
  if (facts.wanted === 'auto' && facts.failedBefore()) return null;
  facts.say("Electron's program is not here yet: fetching it, for at most 20 seconds, this once.");
  return facts.install();
};

/**
 * Electron where its program is here or can be fetched, otherwise the web host.
 * @throws UnitError `unreachable` when Electron was asked for and can't be had
 */
export const chooseHost = async (facts: HostFacts): Promise<Choice> => {
  if (facts.wanted === 'web') return { host: 'web', because: null };
  const against = obstacle(facts);
  const binary = against === null ? await fetched(facts) : null;
  if (binary !== null) return { host: 'electron', binary };

  const because = against ?? "Electron's program is not installed and could not be fetched";
  if (facts.wanted === 'auto') return { host: 'web', because };
  throw new UnitError(
    'unreachable',
    `The window can't be opened: ${because}.`,
    'Use --host web to run in a browser; `npx install-electron` fetches the program where the network allows it.',
  );
};

/** Whether a window can be shown. Only Linux runs without one as a matter of course. */
export const hasDisplay = (
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): boolean => platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
