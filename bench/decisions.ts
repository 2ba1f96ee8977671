import type { PrivacyContext } from '../src/privacy/context.ts';
import { decide } from '../src/privacy/decide.ts';
import { MESSAGE_KIND_NAMES } from '../src/privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../src/privacy/signals.ts';
import { contextWith } from '../testing/contexts.ts';
import { median, type Row } from './row.ts';

const TARGET = 2e6;
const ROUNDS = 7;
const PASSES = 1_000;

const OFF = { geolocation: false, voiceData: false };
const BASE = contextWith();

/** Drivers of every role, with switches, pauses, consents, services, contracts and a theft on and off. */
const CONTEXTS: readonly PrivacyContext[] = [
  BASE,
  contextWith({ epoch: 2, settings: OFF }),
  contextWith({ epoch: 3, profile: { id: 'guest', kind: 'guest' }, accepted: false, settings: OFF }),
  contextWith({ epoch: 4, profile: { id: 'guest', kind: 'guest' } }),
  contextWith({
    epoch: 5,
    profile: { id: 'secondary', kind: 'secondary' },
    paused: { geolocation: true, voiceData: false },
    services: new Set(['trip-log']),
    consents: { ...BASE.consents, 'product-improvement': true, 'partner-sharing': true },
  }),
  contextWith({
    epoch: 6,
    settings: OFF,
    contracts: { insurance: true, maintenance: false, leasing: true },
    theft: { consented: true, reported: true },
  }),
  contextWith({ epoch: 7, ledger: 'broken' }),
];

/** Decisions a second on one core: every signal of the catalogue and an unknown one, as every kind of message, under different contexts. */
export const benchDecisions = (): Row => {
  const signals = [...SIGNAL_CATALOGUE.keys(), 'Vehicle.Unknown'];
  const round = (): number => {
    let published = 0;
    const started = performance.now();
    for (let pass = 0; pass < PASSES; pass += 1) {
      const current = CONTEXTS[pass % CONTEXTS.length] ?? BASE;
      for (const kind of MESSAGE_KIND_NAMES)
        for (const signal of signals) if (decide(signal, current, kind).outcome === 'publish') published += 1;
    }
    const seconds = (performance.now() - started) / 1000;
    // The outcome is used, so that no decision can be optimised away.
    if (published === 0) throw new Error('nothing was allowed to leave');
    return (PASSES * MESSAGE_KIND_NAMES.length * signals.length) / seconds;
  };
  round();
  const figure = median(Array.from({ length: ROUNDS }, round));
  return {
    name: 'decide() with the whole model, on one core',
    figure,
    unit: '/s',
    baseline: null,
    ratio: null,
    target: 'at least 2 M/s',
    ok: figure >= TARGET,
  };
};
