import { createStore } from 'zustand/vanilla';
import type { Result } from '../../src/contract/commands.ts';
import type { Payload } from '../../src/contract/events.ts';
import type { LinkStatus } from '../transport/transport.ts';

type Motion = Payload<'vehicle.moved'>;
type State = Result<'unit.state'>;

/** What the unit has told so far. `null` is not yet asked or not yet answered: screens show that, never a made-up value. */
export type Unit = {
  readonly link: LinkStatus;
  readonly state: State | null;
  readonly motion: Motion | null;
  readonly profiles: Result<'profile.list'> | null;
  readonly routes: Result<'route.list'> | null;
  readonly services: Result<'service.list'> | null;
  readonly decisions: Result<'privacy.decisions'> | null;
  readonly messages: Result<'message.list'> | null;
  /** The newest rows of the loaded profile. */
  readonly ledger: Result<'ledger.list'> | null;
  /** The epoch in which those rows were asked for. */
  readonly ledgerEpoch: number | null;
  readonly stats: Result<'telemetry.stats'> | null;
  /** The unit's time when it last told, and this window's clock at that moment, both in milliseconds. */
  readonly heard: { readonly unit: number; readonly here: number } | null;
};

export const NOTHING_YET: Unit = {
  link: 'opening',
  state: null,
  motion: null,
  profiles: null,
  routes: null,
  services: null,
  decisions: null,
  messages: null,
  ledger: null,
  ledgerEpoch: null,
  stats: null,
  heard: null,
};

export const unit = createStore<Unit>(() => NOTHING_YET);

/** A new state of the unit; it brings the motion with it. */
export const withState = (before: Unit, state: State, here: number): Unit => ({
  ...before,
  state,
  motion: state.motion,
  heard: { unit: Date.parse(state.time), here },
});

/** The car moved. */
export const withMotion = (before: Unit, motion: Motion, here: number): Unit => ({
  ...before,
  motion,
  heard: { unit: motion.at, here },
});

/** What is asked again whenever the profile, the switches, the notice or the store changed: all that rests on the epoch. */
export const restsOn = (state: State | null): string =>
  state === null
    ? ''
    : [
        state.epoch,
        state.profile.id,
        state.accepted,
        state.store.status,
        state.ledger.status,
        state.noticeVersion,
        state.notice.announced,
        ...state.notice.changed,
      ].join(' ');

/**
 * The unit's time now, in milliseconds: what it last told, plus what has passed for it since if its clock runs. As fast as possible has no
 * speed that could be known here, so that what was told last is shown.
 */
export const unitTime = ({ heard, state }: Unit, here: number): number | null => {
  if (heard === null || state === null) return null;
  const { running, speed } = state.pace;
  const times = running && speed !== 'max' ? speed : 0;
  return heard.unit + Math.max(0, here - heard.here) * times;
};

/** Whether a drive is under way, or the car moves without one: nothing is drawn or typed then. */
export const isDriving = (now: Unit): boolean => isMoving(now) || now.state?.drive?.arrived === false;

/** Below this speed, in kilometres an hour, the car counts as standing. */
const STANDING = 0.5;

/** While it moves, text entry and long lists are put away. */
export const isMoving = ({ motion }: Unit): boolean => motion !== null && motion.speed > STANDING;
