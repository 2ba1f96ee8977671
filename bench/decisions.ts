import type { PrivacyContext } from '../src/privacy/context.ts';
import { decide } from '../src/privacy/decide.ts';
import { SIGNAL_CATALOGUE } from '../src/privacy/signals.ts';
import { median, type Row } from './row.ts';

const TARGET = 2e6;
const ROUNDS = 7;
const PASSES = 10_000;

const context = (
  epoch: number,
  kind: 'primary' | 'guest',
  on: boolean,
  accepted: boolean,
): PrivacyContext => ({
  epoch,
  store: 'ok',
  profile: { id: `profile-${kind}`, kind },
  accepted,
  settings: { geolocation: on, voiceData: on },
  consents: {
    'product-improvement': false,
    'performance-insight-and-marketing': false,
    'partner-sharing': false,
    'personalised-communication': false,
    'warning-support': false,
  },
  noticeVersion: '1.0',
});

/** Decisions a second on one core, over every signal of the catalogue and an unknown one, under different contexts. */
export const benchDecisions = (): Row => {
  const signals = [...SIGNAL_CATALOGUE.keys(), 'Vehicle.Unknown'];
  const contexts = [
    context(1, 'primary', true, true),
    context(2, 'primary', false, true),
    context(3, 'guest', false, false),
    context(4, 'guest', true, true),
  ];
  const round = (): number => {
    let published = 0;
    const started = performance.now();
    for (let pass = 0; pass < PASSES; pass += 1) {
      const current = contexts[pass % contexts.length] as PrivacyContext;
      for (const signal of signals) if (decide(signal, current).outcome === 'publish') published += 1;
    }
    const seconds = (performance.now() - started) / 1000;
    // The outcome is used, so that no decision can be optimised away.
    if (published === 0) throw new Error('nothing was allowed to leave');
    return (PASSES * signals.length) / seconds;
  };
  round();
  const figure = median(Array.from({ length: ROUNDS }, round));
  return {
    name: 'decisions on one core',
    figure,
    unit: '/s',
    baseline: null,
    ratio: null,
    target: 'at least 2 M/s',
    ok: figure >= TARGET,
  };
};
