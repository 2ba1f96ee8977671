import {
  BatteryLow,
  CircleCheck,
  CloudAlert,
  CloudCheck,
  FileText,
  Flag,
  type LucideIcon,
  Smartphone,
  Timer,
  TriangleAlert,
  UserRoundX,
} from 'lucide-react';
import type { Notification } from '../../src/contract/schemas.ts';
import { open, show, showCar, showPrivacy } from '../state/view.ts';

type Kind = Notification['kind'];

/** The sign of each kind. */
export const NOTIFICATION_SIGNS: Readonly<Record<Kind, LucideIcon>> = {
  crash: TriangleAlert,
  'tyre-low': TriangleAlert,
  'low-voltage': TriangleAlert,
  'motor-temperature': TriangleAlert,
  'charge-low': BatteryLow,
  arrived: Flag,
  'private-trip-ended': Timer,
  'notice-published': FileText,
  'profile-paired': Smartphone,
  'connection-lost': CloudAlert,
  'connection-back': CloudCheck,
  'guest-session-ended': UserRoundX,
};

export const NOTHING_NEW: LucideIcon = CircleCheck;

/** Where a notification leads: to what it tells of. */
export const NOTIFICATION_WAYS: Readonly<Record<Kind, () => void>> = {
  crash: () => showCar('faults'),
  'tyre-low': () => showCar('tyres'),
  'low-voltage': () => showCar('faults'),
  'motor-temperature': () => showCar('faults'),
  'charge-low': () => showCar('energy'),
  arrived: () => show('map'),
  'private-trip-ended': () => showPrivacy('switches'),
  'notice-published': () => showPrivacy('notice'),
  'profile-paired': () => open('profiles'),
  'connection-lost': () => open('quick-privacy'),
  'connection-back': () => open('quick-privacy'),
  'guest-session-ended': () => showPrivacy('history'),
};
