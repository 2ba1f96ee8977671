import { RadioGroup } from 'radix-ui';
import styles from './Bench.module.css';

type Props<T extends string> = {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T) => void;
};

/** One of a few, bench style. */
export const Segments = <T extends string>({ label, value, options, onChoose }: Props<T>) => (
  <RadioGroup.Root
    className={styles.segments}
    aria-label={label}
    orientation="horizontal"
    value={value ?? null}
    onValueChange={(chosen) => {
      const option = options.find((one) => one.value === chosen);
      if (option !== undefined) onChoose(option.value);
    }}
  >
    {options.map((option) => (
      <RadioGroup.Item key={option.value} value={option.value}>
        {option.label}
      </RadioGroup.Item>
    ))}
  </RadioGroup.Root>
);
