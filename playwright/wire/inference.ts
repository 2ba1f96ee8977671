import type { Received } from './wire.ts';

/** What can be told of a category that is shut, from signals that leave because others are open. */
const RULES = [
  {
    shut: 'location',
    from: ['Vehicle.Speed', 'Vehicle.AngularVelocity.Yaw'],
    says: 'the track can be drawn from speed and yaw rate, and laid over a map',
  },
  {
    shut: 'location',
    from: ['Vehicle.Speed', 'Vehicle.CurrentLocation.Heading'],
    says: 'the track can be drawn from speed and heading, and laid over a map',
  },
  {
    shut: 'location',
    from: ['Vehicle.TraveledDistance', 'Vehicle.AngularVelocity.Yaw'],
    says: 'the track can be drawn from distance and yaw rate, and laid over a map',
  },
] as const;

/** Fewer messages than this draw no track. */
const ENOUGH = 10;

/**
 * Warnings: a category was shut, and could be rebuilt from what was open. That is no leak, since each signal may leave;
 * it is what a person who decides about signals wants to know.
 */
export const inferencesIn = (
  messages: readonly Received[],
  wasShut: (category: 'location', message: Received) => boolean,
): readonly string[] => {
  const found = RULES.flatMap(({ shut, from, says }) => {
    const telling = messages.filter(
      (message) => from.every((signal) => message.payload.includes(`"${signal}"`)) && wasShut(shut, message),
    );
    return telling.length < ENOUGH
      ? []
      : [`${telling.length} messages with ${from.join(' and ')} left while ${shut} was shut: ${says}.`];
  });
  return found.slice(0, 1);
};
