import { RadioGroup } from 'radix-ui';
import styles from './Choice.module.css';

type Props<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  /** Narrower, where something stands beside it. */
  readonly tight?: boolean;
  readonly onChoose: (value: T) => void;
};

/** One of a few, side by side. */
export const Choice = <T extends string>({ label, value, options, tight, onChoose }: Props<T>) => (
  <RadioGroup.Root
    className={styles.choice}
    aria-label={label}
    data-tight={tight || undefined}
    orientation="horizontal"
    value={value}
    onValueChange={(chosen) => {
      const option = options.find((one) => one.value === chosen);
      if (option !== undefined) onChoose(option.value);
    }}
  >
    {options.map((option) => (
      <RadioGroup.Item key={option.value} value={option.value} className={styles.option}>
        {option.label}
      </RadioGroup.Item>
    ))}
  </RadioGroup.Root>
);
