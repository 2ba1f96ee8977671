import { LoaderCircle } from 'lucide-react';
import { Switch } from 'radix-ui';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { AT_REST, dismiss, switches } from '../state/switches.ts';
import { useView } from '../state/use.ts';
import { view } from '../state/view.ts';
import { classNames } from './class-names.ts';
import { FaultNote } from './FaultNote.tsx';
import styles from './SwitchRow.module.css';

type Props = {
  /** Its name in `switches`, and for whoever leads a driver to it. */
  readonly name: string;
  readonly label: string;
  /** What it does, beneath. */
  readonly text?: string;
  readonly on: boolean;
  /** Asked for, but held back for now: not in force. */
  readonly idle?: boolean;
  /** Said instead of on and off. */
  readonly word?: string | undefined;
  /** The track alone, where the row around it already says what it is about. */
  readonly bare?: boolean;
  /** The text may give way on a low screen. */
  readonly brief?: boolean;
  /** The text beside the switch instead of beneath. */
  readonly wide?: boolean;
  /** For what does not by itself let data leave: on is then not warm. */
  readonly plain?: boolean;
  readonly onTurn: (on: boolean) => void;
  readonly children?: ReactNode;
};

/** A switch of the unit, with its failure if it had one. It moves when the change is durable. */
export const SwitchRow = ({
  name,
  label,
  text,
  on,
  idle,
  word,
  bare = false,
  brief,
  wide,
  plain,
  onTurn,
  children,
}: Props) => {
  const { t } = useTranslation();
  const { touch, fault } = useStore(switches, (all) => all[name] ?? AT_REST);
  const isGoal = useView(({ goal }) => goal === name);
  const root = useRef<HTMLButtonElement>(null);
  const described = useId();
  useEffect(() => {
    if (!isGoal) return;
    root.current?.focus();
    root.current?.scrollIntoView({ block: 'center' });
    view.setState({ goal: null });
  }, [isGoal]);

  const shown = touch?.from ?? on;
  const waits = touch?.slow === true;
  const said = waits ? t('switch.waiting') : (word ?? t(shown ? 'switch.on' : 'switch.off'));
  return (
    <div className={classNames(styles.whole, bare && styles.bare, wide && styles.wide)}>
      <Switch.Root
        ref={root}
        className={styles.row}
        checked={shown}
        aria-label={label}
        aria-describedby={text === undefined ? undefined : described}
        aria-busy={touch !== null}
        data-touched={touch !== null || undefined}
        data-idle={idle || undefined}
        data-plain={(plain && shown) || undefined}
        onCheckedChange={onTurn}
      >
        {!bare && <span className={styles.name}>{label}</span>}
        <span className={styles.word}>{said}</span>
        <span className={styles.track}>
          <Switch.Thumb className={styles.thumb}>
            {waits && <LoaderCircle className={styles.waiting} aria-hidden />}
          </Switch.Thumb>
        </span>
        {text !== undefined && (
          <span id={described} className={styles.text} data-brief={brief || undefined}>
            {text}
          </span>
        )}
      </Switch.Root>
      {children}
      {fault !== null && <FaultNote fault={fault} onDismiss={() => dismiss(name)} />}
    </div>
  );
};
