import type { Received } from '../../testing/subscriber.ts';

/**
 * Whether a message says where the car is, was or goes, on whatever topic: judged by its bytes, so that a place that
 * slipped into a message of another category is found too.
 */
export const namesPlace = ({ topic, payload }: Pick<Received, 'topic' | 'payload'>): boolean =>
  topic.endsWith('/data/location') ||
  /CurrentLocation|DestinationSet|Private\.Trip\.(Start|End)|"datacategory":\s*"location"/.test(payload);
