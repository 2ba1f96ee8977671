import { History as HistorySign } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../../../src/contract/schemas.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/Button.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { classNames } from '../../parts/class-names.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { LONGEST_LIST } from '../../parts/longest-list.ts';
import surface from '../../parts/Surface.module.css';
import { call } from '../../state/commands.ts';
import { HISTORY_KINDS, type HistoryKind, historyOf, joined, ofKind } from '../../state/history.ts';
import { HISTORY_PAGE, refreshLedger } from '../../state/refresh.ts';
import { isMoving } from '../../state/unit.ts';
import { useUnit } from '../../state/use.ts';
import { useEntryWords } from './entry-words.ts';
import styles from './History.module.css';
import { Verdict } from './Verdict.tsx';

type Older = { readonly profile: string; readonly rows: readonly LedgerEntry[]; readonly all: boolean };

/** The record beyond the newest page, as far as it was asked for; another driver begins with none of it (R5). */
const useOlder = (profile: string, newest: readonly LedgerEntry[] | null) => {
  const [older, setOlder] = useState<Older | null>(null);
  const mine = older?.profile === profile ? older : null;
  const entries = newest === null ? null : joined(newest, mine?.rows ?? []);
  const last = entries?.at(-1);
  const more = last !== undefined && (entries?.length ?? 0) >= HISTORY_PAGE && mine?.all !== true;
  const ask = async () => {
    if (last === undefined) return;
    const page = await call('ledger.list', { profile, to: last.at, limit: HISTORY_PAGE });
    const rows = joined(mine?.rows ?? [], page);
    setOlder({ profile, rows, all: page.length < HISTORY_PAGE });
  };
  return { entries, more, ask: () => void ask().catch(() => undefined) };
};

const Rows = ({ entries }: { readonly entries: readonly LedgerEntry[] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const profiles = useUnit((unit) => unit.profiles);
  const words = useEntryWords(profiles ?? []);
  return (
    <ul aria-label={t('history.list')}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.row}>
          <span className={styles.what}>{words.what(entry)}</span>
          <span className={styles.who}>{words.who(entry)}</span>
          <span className={styles.where}>{words.where(entry)}</span>
          <time className={styles.when} dateTime={entry.at}>
            {format.moment(entry.at)}
          </time>
        </li>
      ))}
    </ul>
  );
};

/** R30, R31: what was accepted, consented and switched, newest first; shorter while the car moves. */
export const History = () => {
  const { t } = useTranslation();
  const recorded = useUnit((unit) => unit.ledger);
  const loaded = useUnit(({ state }) => state?.profile);
  const moving = useUnit(isMoving);
  const [kind, setKind] = useState<HistoryKind>('all');
  const { entries, more, ask } = useOlder(loaded?.id ?? '', recorded);
  useEffect(() => void refreshLedger(), []);

  const own = entries === null || loaded === undefined ? null : historyOf(entries, loaded);
  const chosen = own === null ? [] : ofKind(own, kind);
  const shown = moving ? chosen.slice(0, LONGEST_LIST) : chosen;
  return (
    <div className={styles.history}>
      <div className={surface.tools}>
        <Choice
          label={t('history.kind')}
          tight
          value={kind}
          options={HISTORY_KINDS.map((value) => ({ value, label: t(`history.kinds.${value}`) }))}
          onChoose={setKind}
        />
        <Verdict />
      </div>
      {shown.length === 0 ? (
        <div className={classNames(surface.surface, styles.empty)}>
          {own === null ? (
            <Loading>{t('history.loading')}</Loading>
          ) : (
            <EmptyState icon={HistorySign} title={t(own.length === 0 ? 'history.empty' : 'history.none')} />
          )}
        </div>
      ) : (
        <div className={classNames(surface.surface, styles.rows)}>
          <Rows entries={shown} />
          {shown.length < chosen.length && <p className={styles.note}>{t('history.shortened')}</p>}
          {more && !moving && <Button onClick={ask}>{t('history.older')}</Button>}
        </div>
      )}
    </div>
  );
};
