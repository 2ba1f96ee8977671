import type { PrivacyState, SettingState } from '../contract/schemas.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import { decide } from '../privacy/decide.ts';
import { SIGNAL_CATALOGUE } from '../privacy/signals.ts';

/** The two retained topics, so that whoever subscribes later can tell privacy from a fault. No personal data is in them. */

/** @param at milliseconds since the Unix epoch */
export const onlineState = (at: number): string =>
  JSON.stringify({ status: 'online', since: new Date(at).toISOString() });

export const shutDownState = (at: number): string =>
  JSON.stringify({ status: 'offline', since: new Date(at).toISOString(), cause: 'shut-down' });

/**
 * What the broker publishes on the unit's behalf when the connection is lost: a last will (MQTT 5 §3.1.2.5).
 * It is written before it is true, so `since` is when that connection began: the last moment the unit itself could vouch for.
 */
export const lastWill = (at: number): string =>
  JSON.stringify({ status: 'offline', since: new Date(at).toISOString(), cause: 'connection-lost' });

/** What is in force, requested and effective, and why each withheld category is withheld (R16, R29). */
export function privacyPayload(state: PrivacyState, context: PrivacyContext): string {
  const withheld: Record<string, { rule: string; reason: string }> = {};
  for (const [signal, category] of SIGNAL_CATALOGUE) {
    if (Object.hasOwn(withheld, category)) continue;
    const { outcome, rule, because } = decide(signal, context);
    if (outcome === 'withhold') withheld[category] = { rule, reason: because.reason };
  }
  const shown = ({ requested, effective }: SettingState) => ({ requested, effective });
  return JSON.stringify({
    settings: { geolocation: shown(state.geolocation), voiceData: shown(state.voiceData) },
    withheld,
    noticeVersion: context.noticeVersion,
  });
}
