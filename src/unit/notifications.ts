import { UnitError } from '../contract/errors.ts';
import type { Notification } from '../contract/schemas.ts';

/** As many as are kept; the oldest goes first. */
const MOST = 50;

export type NotificationKind = Notification['kind'];

/** Who is told: everybody who drives, or only these profiles. */
export type Audience = 'everybody' | readonly string[];

type Values = Notification['values'];

type Kept = Omit<Notification, 'read'> & {
  readonly audience: Audience;
  readonly readBy: Set<string>;
  readonly dismissedBy: Set<string>;
};

/**
 * What the unit tells of its own accord, kept in memory alone.
 * INVARIANT: nobody is told what belongs to another: whoever is not of the audience neither sees a notification, nor can read or
 * dismiss it, nor learns that there is one (R5, R6).
 */
export type Notifications = {
  readonly raise: (kind: NotificationKind, values: Values, audience: Audience) => void;
  /** Takes away all of a kind, once what they told of is over. */
  readonly withdraw: (kind: NotificationKind) => void;
  /** Newest first. */
  readonly of: (profile: string) => Notification[];
  /** One, or all. @throws UnitError `bad-input` for one that this profile has not */
  readonly read: (profile: string, id: number | undefined) => void;
  readonly dismiss: (profile: string, id: number | undefined) => void;
  /** Nothing of this profile is left (R2, R5). */
  readonly forget: (profile: string) => void;
  readonly kept: () => KeptNotifications;
};

/** All notifications of everybody, to be kept and had again. */
export type KeptNotifications = {
  readonly nextId: number;
  readonly all: readonly (Omit<Kept, 'readBy' | 'dismissedBy'> & {
    readonly readBy: readonly string[];
    readonly dismissedBy: readonly string[];
  })[];
};

/**
 * @param now milliseconds since the Unix epoch
 * @param changed is called whenever somebody is to be told anew
 * @param before those that were kept
 */
export const createNotifications = (
  now: () => number,
  changed: () => void,
  before: KeptNotifications = { nextId: 1, all: [] },
): Notifications => {
  let kept: readonly Kept[] = before.all.map((one) => ({
    ...one,
    readBy: new Set(one.readBy),
    dismissedBy: new Set(one.dismissedBy),
  }));
  let { nextId } = before;

  const seenBy = (profile: string): readonly Kept[] =>
    kept.filter(
      ({ audience, dismissedBy }) =>
        (audience === 'everybody' || audience.includes(profile)) && !dismissedBy.has(profile),
    );

  const chosen = (profile: string, id: number | undefined): readonly Kept[] => {
    const seen = seenBy(profile);
    if (id === undefined) return seen;
    const one = seen.filter((candidate) => candidate.id === id);
    if (one.length > 0) return one;
    throw new UnitError(
      'bad-input',
      `There is no notification ${id}.`,
      seen.length === 0
        ? 'There are none now.'
        : `There are ${seen.map((candidate) => candidate.id).join(', ')}.`,
      'notification-gone',
    );
  };

  return {
    raise: (kind, values, audience) => {
      const at = new Date(now()).toISOString();
      const fresh: Kept = {
        id: nextId,
        at,
        kind,
        values,
        audience,
        readBy: new Set(),
        dismissedBy: new Set(),
      };
      nextId += 1;
      kept = [fresh, ...kept].slice(0, MOST);
      changed();
    },
    withdraw: (kind) => {
      if (!kept.some((candidate) => candidate.kind === kind)) return;
      kept = kept.filter((candidate) => candidate.kind !== kind);
      changed();
    },
    of: (profile) =>
      seenBy(profile).map(({ id, at, kind, values, readBy }) => ({
        id,
        at,
        kind,
        values: { ...values },
        read: readBy.has(profile),
      })),
    read: (profile, id) => {
      for (const one of chosen(profile, id)) one.readBy.add(profile);
    },
    dismiss: (profile, id) => {
      for (const one of chosen(profile, id)) one.dismissedBy.add(profile);
    },
    forget: (profile) => {
      kept = kept
        .map((one) =>
          one.audience === 'everybody'
            ? one
            : { ...one, audience: one.audience.filter((candidate) => candidate !== profile) },
        )
        .filter(({ audience }) => audience.length > 0);
      for (const { readBy, dismissedBy } of kept) {
        readBy.delete(profile);
        dismissedBy.delete(profile);
      }
    },
    kept: () => ({
      nextId,
      all: kept.map((one) => ({ ...one, readBy: [...one.readBy], dismissedBy: [...one.dismissedBy] })),
    }),
  };
};
