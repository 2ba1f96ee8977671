import { randomBytes } from 'node:crypto';
import type { BrokerTarget } from './options.ts';
import { openSession } from './session.ts';
import { topicsOf } from './topics.ts';

/**
 * Takes off a broker what this vehicle retained on it, so that to the vehicle it is as empty as one that was restarted. What others have on
 * it is left alone. A broker that can't be reached is left as it is.
 */
export const emptyBroker = (target: BrokerTarget, prefix: string, pseudonym: string): Promise<void> =>
  new Promise((resolve) => {
    const { state, privacy } = topicsOf(prefix, pseudonym);
    const left = new Set([state, privacy]);
    const session = openSession(
      { target, knock: null },
      { clientId: `glovebox-empties-${randomBytes(6).toString('hex')}`, keepalive: 60, will: null },
      {
        online: () => {
          for (const topic of left)
            session.publish({ topic, payload: '', retain: true, properties: {} }, () => {
              left.delete(topic);
              if (left.size === 0) void session.end(1_000).then(resolve);
            });
        },
        gone: () => resolve(),
      },
    );
  });
