import { LoaderCircle } from 'lucide-react';
import { Switch as Primitive } from 'radix-ui';
import { type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import styles from './Switch.module.css';

export type SwitchLook = {
  readonly label: string;
  /** What it does, beneath. */
  readonly text?: string | undefined;
  readonly on: boolean;
  /** Asked for, but held back for now: not in force. */
  readonly idle?: boolean | undefined;
  /** Said instead of on and off. */
  readonly word?: string | undefined;
  /** The track alone, where the row around it already says what it is about. */
  readonly bare?: boolean | undefined;
  /** The text may give way on a low screen. */
  readonly brief?: boolean | undefined;
  /** The text beside the switch instead of beneath. */
  readonly wide?: boolean | undefined;
  /** For what does not by itself let data leave: on is then not warm. */
  readonly plain?: boolean | undefined;
  readonly disabled?: boolean | undefined;
};

type Props = SwitchLook & {
  /** Touched, and not yet durable. */
  readonly touched?: boolean;
  /** Touched so long ago that the driver should see that it waits. */
  readonly waiting?: boolean;
  readonly root?: Ref<HTMLButtonElement>;
  readonly onTurn: (on: boolean) => void;
};

/** A switch of the unit, in a row with its name. It stands as it is told to; whoever tells it waits for the change to last. */
export const Switch = ({
  label,
  text,
  on,
  idle,
  word,
  bare,
  brief,
  wide,
  plain,
  disabled,
  touched = false,
  waiting = false,
  root,
  onTurn,
}: Props) => {
  const { t } = useTranslation();
  const described = useId();
  return (
    <Primitive.Root
      ref={root}
      className={classNames(styles.row, bare && styles.bare, wide && styles.wide)}
      checked={on}
      disabled={disabled}
      aria-label={label}
      aria-describedby={text === undefined ? undefined : described}
      aria-busy={touched}
      data-touched={touched || undefined}
      data-idle={idle || undefined}
      data-plain={(plain && on) || undefined}
      onCheckedChange={onTurn}
    >
      {!bare && <span className={styles.name}>{label}</span>}
      <span className={styles.word}>
        {waiting ? t('switch.waiting') : (word ?? t(on ? 'switch.on' : 'switch.off'))}
      </span>
      <span className={styles.track}>
        <Primitive.Thumb className={styles.thumb}>
          {waiting && <LoaderCircle className={styles.waiting} aria-hidden />}
        </Primitive.Thumb>
      </span>
      {text !== undefined && (
        <span id={described} className={styles.text} data-brief={brief || undefined}>
          {text}
        </span>
      )}
    </Primitive.Root>
  );
};
