import { describe, expect, it } from 'vitest';
import { FAULT_KEYS } from '../../src/contract/fault-keys.ts';
import { CONNECTION_CAUSES, serviceState, unitState } from '../../src/contract/schemas.ts';
import { CAPABILITY_NAMES } from '../../src/privacy/capabilities.ts';
import type { Reason } from '../../src/privacy/decide.ts';
import { factsOf, isMandatory, MESSAGE_KIND_NAMES, RECIPIENTS } from '../../src/privacy/message-kinds.ts';
import {
  CONSENT_PURPOSES,
  CONTRACTS,
  DATA_CATEGORIES,
  LEGAL_BASES,
  SETTINGS,
} from '../../src/privacy/vocabulary.ts';
import { SERVICE_CATALOGUE } from '../../src/services/catalogue.ts';
import { PRIVACY_TABS, SCREENS } from '../state/view.ts';
import { english } from './catalogue.ts';

/** One of each; a reason that is added to the decision does not type-check until it stands here. */
const REASONS: Readonly<Record<Reason, true>> = {
  'unknown-signal': true,
  'store-not-trusted': true,
  'ledger-broken': true,
  'category-not-collected': true,
  'beyond-minimal-set': true,
  'setting-off': true,
  paused: true,
  'guest-has-no-account': true,
  'terms-not-accepted': true,
  'consent-missing': true,
  'contract-off': true,
  'service-off': true,
  'no-theft-consent': true,
  'no-theft-report': true,
  'setting-on': true,
  'service-in-use': true,
  'consent-given': true,
  'contract-on': true,
  mandatory: true,
  'theft-reported': true,
};

/** What the unit puts on the record. */
const SUBJECTS = [
  ...SETTINGS.flatMap((setting) => [`setting.${setting}`, `pause.${setting}`]),
  ...CONSENT_PURPOSES.map((purpose) => `consent.${purpose}`),
  'pause.end',
  'guest.terms',
  'guest.notice',
  'profile.load',
  'profile.create',
  'profile.change',
  'profile.remove',
  'pairing.complete',
  'notice.publish',
  'notice.confirm',
  'theft.consent',
  'theft.report',
  'store.accept',
  'service.*',
  'contract.*',
];

const textsIn = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [value];

describe('every word of the unit has a text', () => {
  const storeTroubles = unitState.shape.store.shape.status.options.filter((status) => status !== 'ok');
  const causes = [...new Set(serviceState.shape.cause.def.innerType.options)];

  it.each([
    ['R29 reason', Object.keys(REASONS), english.reason],
    ['cause of a service state', causes, english.services.cause],
    ['subject of the record', SUBJECTS, english.history.subject],
    ['message kind', MESSAGE_KIND_NAMES, english.bench.kind],
    ['mandatory message', MESSAGE_KIND_NAMES.filter(isMandatory), english.mandatory.message],
    ['recipient', RECIPIENTS, english.recipient],
    ['consent purpose', CONSENT_PURPOSES, english.consents.purpose],
    ['capability', CAPABILITY_NAMES, english.seen.capability],
    ['contract', CONTRACTS, english.contract],
    ['legal basis', LEGAL_BASES, english.legalBasis],
    ['category', DATA_CATEGORIES, english.category],
    ['service', SERVICE_CATALOGUE.map(({ id }) => id), english.service],
    ['service group', SERVICE_CATALOGUE.map(({ group }) => group), english.services.group],
    ['fault that a touch can run into', FAULT_KEYS, english.fault.key],
    ['cause of no connection', CONNECTION_CAUSES, english.fault.connection],
    ['trouble with the store', storeTroubles, english.fault.store],
    ['screen', SCREENS, english.screens],
    ['tab', PRIVACY_TABS, english.privacy.tabs],
  ] as const)('%s', (_what, words, texts) => {
    expect(words.filter((word) => !Object.hasOwn(texts, word))).toEqual([]);
  });

  it('the signals of every narrow message are named as a driver calls them', () => {
    const signals = MESSAGE_KIND_NAMES.flatMap((kind) => [...(factsOf(kind).minimalSet ?? [])]);
    expect(signals.filter((signal) => !Object.hasOwn(english.mandatory.part, signal))).toEqual([]);
  });

  it('no text is empty', () => {
    for (const text of textsIn(english)) expect(text).toMatch(/\S/);
  });

  it('R15 each service that a switch limits says how', () => {
    const words: Readonly<Record<string, { readonly name: string; readonly geolocation?: string }>> =
      english.service;
    for (const { id, without } of SERVICE_CATALOGUE) {
      if (without.geolocation === 'degraded') expect(words[id]?.geolocation, id).toMatch(/\S/);
    }
  });
});

describe('the privacy notice', () => {
  const { sections } = english.notice;
  const whole = textsIn(english.notice).join(' ');

  it('R60 names controller, purposes, legal bases, categories, recipients, retention, transfers, rights and complaint', () => {
    expect(Object.keys(sections)).toEqual(
      expect.arrayContaining([
        'controller',
        'purposes',
        'data',
        'recipients',
        'retention',
        'transfers',
        'rights',
        'complaint',
      ]),
    );
    for (const article of ['6(1)(a)', '6(1)(b)', '6(1)(c)', '6(1)(f)']) expect(whole).toContain(article);
  });

  it('R61 names the recipients by category', () => {
    const named = sections.recipients.items.map(({ name }) => name.toLowerCase()).join(' ');
    for (const category of [
      'network and repairers',
      'service providers',
      'insurer',
      'authorities',
      'connectivity provider',
      'research and parts suppliers',
    ])
      expect(named).toContain(category);
  });

  it('R62 says that phone projection is outside the control of the car maker, and is announced before it starts', () => {
    const text = sections.projection.text.join(' ');
    expect(text).toContain('outside the control of the car maker');
    expect(text).toContain('before projection starts');
  });

  it('R60 says how long each sort of data is kept', () => {
    const kept = sections.retention.items.map(({ text }) => text).join('; ');
    for (const time of [
      '12 months',
      '1 year',
      '10 years',
      '24 months',
      '7 years',
      '6 months',
      'ten years',
      'five years',
    ])
      expect(kept).toContain(time);
  });

  it('R60 says what the primary sees, and when a stolen car is located', () => {
    expect(sections.sees.text.join(' ')).toContain('primary driver can see where the car is');
    expect(sections.theft.text.join(' ')).toContain('no tracking before the report');
  });
});
