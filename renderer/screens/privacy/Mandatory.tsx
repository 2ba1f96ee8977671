import { Building2, Gauge, type LucideIcon, ShieldPlus, Siren, Wrench } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../src/contract/commands.ts';
import { useFormat } from '../../format/use-format.ts';
import { classNames } from '../../parts/class-names.ts';
import { Note } from '../../parts/Note.tsx';
import { type Because, useReason } from '../../parts/reason-words.ts';
import { SwitchRow } from '../../parts/SwitchRow.tsx';
import { useSignalWords } from '../../parts/signal-words.ts';
import { type Contract, turnContract } from '../../state/switches.ts';
import { useUnit } from '../../state/use.ts';
import styles from './Mandatory.module.css';
import { StolenVehicle } from './StolenVehicle.tsx';

type Message = Result<'message.list'>[number];

const SIGNS: Readonly<Record<string, LucideIcon>> = {
  'crash-notification': Siren,
  'consumption-report': Gauge,
  'insurance-report': ShieldPlus,
  'maintenance-report': Wrench,
  'leasing-report': Building2,
};

const useMessageWords = () => {
  const { t } = useTranslation();
  const all: Readonly<Record<string, { readonly name: string; readonly why: string }>> = t(
    'mandatory.message',
    { returnObjects: true },
  );
  return ({ kind, purpose }: Message) => all[kind] ?? { name: kind, why: purpose };
};

const Fact = ({ name, text }: { readonly name: string; readonly text: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{text}</dd>
  </div>
);

/** Why a message is sent, to whom, on what ground, what it contains, and what it goes without now, and why. */
const Facts = ({ message }: { readonly message: Message }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { why } = useMessageWords()(message);
  const words = useSignalWords();
  const reason = useReason();
  const decisions = useUnit((unit) => unit.decisions);
  const signals = message.signals ?? [];
  const named = (of: typeof signals): string =>
    format.sentenceCase(format.enumeration(words(of.map(({ signal }) => signal))));
  const leaves = signals.filter((signal) => signal.leaves);
  const stays = signals.filter((signal) => !signal.leaves);
  const because = (signal: string): Because | undefined =>
    decisions?.find((one) => one.signal === signal && one.because.kind === message.kind)?.because;
  const reasons = [
    ...new Set(
      stays.map(({ signal, reason: word }) => reason(because(signal) ?? { reason: word, setting: null })),
    ),
  ];
  return (
    <dl className={styles.facts}>
      <Fact name={t('mandatory.why')} text={why} />
      <Fact name={t('mandatory.to')} text={t(`recipient.${message.recipient}`)} />
      <Fact name={t('mandatory.ground')} text={t(`legalBasis.${message.legalBasis}`)} />
      <Fact
        name={t('mandatory.contains')}
        text={leaves.length === 0 ? t('mandatory.nothing') : named(leaves)}
      />
      {stays.length > 0 && (
        <Fact name={t('mandatory.without')} text={`${named(stays)}. ${reasons.join('. ')}.`} />
      )}
    </dl>
  );
};

const Law = ({ message }: { readonly message: Message }) => {
  const { name } = useMessageWords()(message);
  const Sign = SIGNS[message.kind];
  return (
    <li className={styles.message}>
      <h3 className={styles.name}>
        {Sign !== undefined && <Sign aria-hidden strokeWidth={1.5} className={styles.sign} />}
        {name}
      </h3>
      <Facts message={message} />
    </li>
  );
};

/** R24: a message that a contract needs exists only while that contract is on; the primary switches it. */
const UnderContract = ({ message, contract }: { readonly message: Message; readonly contract: Contract }) => {
  const { t } = useTranslation();
  const on = useUnit(({ state }) => state?.contracts[contract] ?? false);
  const may = useUnit(({ state }) => state?.capabilities.includes('manage-contracts') ?? false);
  const { name } = useMessageWords()(message);
  const Sign = SIGNS[message.kind];
  const label = t('mandatory.contractSwitch', { contract: t(`contract.${contract}`) });
  return (
    <li className={classNames(styles.message, may && styles.switched)}>
      <h3 className={styles.name}>
        {Sign !== undefined && <Sign aria-hidden strokeWidth={1.5} className={styles.sign} />}
        {name}
        {!may && <span className={styles.word}>{t(on ? 'mandatory.on' : 'mandatory.off')}</span>}
      </h3>
      {may && (
        <div className={styles.switch}>
          <SwitchRow
            bare
            name={`contract.${contract}`}
            label={label}
            on={on}
            onTurn={(wanted) => void turnContract(contract, wanted)}
          />
        </div>
      )}
      {on ? <Facts message={message} /> : <Note>{t('mandatory.offText')}</Note>}
    </li>
  );
};

/** R24, R27: what goes out whatever the switches say, each with why, and what it leaves out now. */
export const Mandatory = () => {
  const { t } = useTranslation();
  const messages = useUnit((unit) => unit.messages);
  const contracts = useUnit(({ state }) => state?.contracts);
  const may = useUnit(({ state }) => state?.capabilities.includes('manage-contracts') ?? false);
  return (
    <div className={styles.whole}>
      <section className={styles.mandatory} aria-labelledby="mandatory-title">
        <h2 id="mandatory-title" className={styles.title}>
          {t('mandatory.title')}
        </h2>
        {messages === null || contracts === undefined ? (
          <Note>{t('mandatory.loading')}</Note>
        ) : (
          <ul className={styles.messages} aria-label={t('mandatory.list')}>
            {messages
              .filter(({ mandatory }) => mandatory)
              .toSorted((a, b) => b.rests.localeCompare(a.rests))
              .map((message) => {
                const contract = (Object.keys(contracts) as Contract[]).find(
                  (one) => message.rests === 'contract' && one === message.restsOn,
                );
                return contract === undefined ? (
                  <Law key={message.kind} message={message} />
                ) : (
                  <UnderContract key={message.kind} message={message} contract={contract} />
                );
              })}
          </ul>
        )}
        {!may && <Note>{t('mandatory.primaryDecides')}</Note>}
      </section>
      <StolenVehicle />
    </div>
  );
};
