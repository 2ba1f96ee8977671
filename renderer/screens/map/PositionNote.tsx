import { ArrowUpRight, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useUnit } from '../../state/use.ts';
import styles from './MapScreen.module.css';

/** R17, R22: the map goes on whatever the switch says, and says what the position does meanwhile. */
export const PositionNote = () => {
  const { t } = useTranslation();
  const position = useUnit(({ state }) => state?.indicators.position ?? 'off');
  const leaving = position === 'leaving';
  const Sign = leaving ? ArrowUpRight : ShieldCheck;
  const text = { off: 'map.off', 'on-board': 'map.staying', leaving: 'map.leaving' } as const;
  return (
    <p role="status" className={styles.note} data-leaving={leaving || undefined}>
      <Sign aria-hidden strokeWidth={2} />
      {t(text[position])}
    </p>
  );
};
