import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { AT_REST, dismiss, switches } from '../state/switches.ts';
import { useView } from '../state/use.ts';
import { view } from '../state/view.ts';
import { classNames } from './class-names.ts';
import { FaultNote } from './FaultNote.tsx';
import { Switch, type SwitchLook } from './Switch.tsx';
import styles from './SwitchRow.module.css';

type Props = SwitchLook & {
  /** Its name in `switches`, and for whoever leads a driver to it. */
  readonly name: string;
  readonly onTurn: (on: boolean) => void;
  readonly children?: ReactNode;
};

/** A switch of the unit, with its failure if it had one. It moves when the change is durable. */
export const SwitchRow = ({ name, on, bare, children, ...look }: Props) => {
  const { touch, fault } = useStore(switches, (all) => all[name] ?? AT_REST);
  const isGoal = useView(({ goal }) => goal === name);
  const root = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isGoal) return;
    root.current?.focus();
    root.current?.scrollIntoView({ block: 'center' });
    view.setState({ goal: null });
  }, [isGoal]);

  return (
    <div className={classNames(styles.whole, bare && styles.bare)}>
      <Switch
        {...look}
        bare={bare}
        root={root}
        on={touch?.from ?? on}
        touched={touch !== null}
        waiting={touch?.slow === true}
      />
      {children}
      {fault !== null && <FaultNote fault={fault} onDismiss={() => dismiss(name)} />}
    </div>
  );
};
