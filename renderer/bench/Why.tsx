import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../src/contract/commands.ts';
import { useFormat } from '../format/use-format.ts';
import { useUnit } from '../state/use.ts';
import { ALL_KINDS, type Decision, signalsToAsk, utcOf } from './ask-why.ts';
import { attempt } from './attempt.ts';
import { DecisionTable } from './DecisionTable.tsx';
import styles from './Why.module.css';

type Asked = { readonly at: string | null; readonly decisions: readonly Decision[] };
type Kind = NonNullable<Parameters<typeof attempt<'privacy.why'>>[1]>['kind'];

/** Asks for each signal what is decided now, or would have been then; stops at the first that the unit can't answer. */
const askEach = async (
  questions: readonly { readonly signal: string; readonly kind: string }[],
  at: string | null,
): Promise<readonly Decision[] | null> => {
  const answers: Decision[] = [];
  for (const { signal, kind } of questions) {
    const answer = await attempt('privacy.why', {
      signal,
      kind: kind as Kind,
      ...(at === null ? {} : { at }),
    });
    if (answer === null) return null;
    answers.push(answer);
  }
  return answers;
};

/** R29: for each signal whether it would leave now, or would have at a time in the past, by which rule, and why. */
export const Why = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useUnit((unit) => unit.decisions);
  const messages: Result<'message.list'> = useUnit((unit) => unit.messages) ?? [];
  const [kind, setKind] = useState<string>(ALL_KINDS);
  const [time, setTime] = useState('');
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  if (now === null) return <p className={styles.remark}>{t('bench.noDecisions')}</p>;

  const kinds = t('bench.kind', { returnObjects: true });
  const nameOf = (one: string): string => kinds[one as keyof typeof kinds] ?? one;
  const ask = async (of: string, at: string | null) => {
    setAsking(true);
    const decisions = await askEach(signalsToAsk(now, of), at);
    setAsking(false);
    if (decisions !== null) setAsked({ at, decisions });
  };
  const askPast = (submitted: FormEvent) => {
    submitted.preventDefault();
    const at = utcOf(time);
    if (at !== null) void ask(kind, at);
  };
  const choose = (of: string) => {
    setKind(of);
    setAsked(null);
    // What the unit does not tell by itself is asked for.
    if (of !== ALL_KINDS && !now.some(({ because }) => because.kind === of)) void ask(of, null);
  };
  const shown = (asked?.decisions ?? now).filter(
    ({ because }) => kind === ALL_KINDS || because.kind === kind,
  );
  return (
    <>
      <form className={styles.tools} onSubmit={askPast}>
        <select aria-label={t('bench.kinds')} value={kind} onChange={({ target }) => choose(target.value)}>
          <option value={ALL_KINDS}>{t('bench.allKinds')}</option>
          {messages.map((message) => (
            <option key={message.kind} value={message.kind}>
              {nameOf(message.kind)}
            </option>
          ))}
        </select>
        <input
          type="datetime-local"
          step={1}
          aria-label={t('bench.at')}
          value={time}
          onChange={({ target }) => setTime(target.value)}
        />
        <button type="submit" disabled={asking}>
          {t('bench.ask')}
        </button>
        <button type="button" disabled={asked === null} onClick={() => choose(kind)}>
          {t('bench.now')}
        </button>
      </form>
      <p role="status" className={styles.remark}>
        {asking
          ? t('bench.asking')
          : asked !== null && asked.at !== null && t('bench.asked', { time: format.moment(asked.at) })}{' '}
        {!asking &&
          t('bench.counted', {
            leaves: shown.filter(({ outcome }) => outcome === 'publish').length,
            stays: shown.filter(({ outcome }) => outcome === 'withhold').length,
            epoch: shown[0]?.because.epoch ?? 0,
          })}
      </p>
      <DecisionTable decisions={shown} nameOf={nameOf} />
    </>
  );
};
