import { Trash2, Undo2 } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DRAWN_ROUTE } from '../../../src/contract/drawn-route.ts';
import type { Fault } from '../../../src/contract/errors.ts';
import { useFormat } from '../../format/use-format.ts';
import { type DrawingProblem, lengthOf, problemOfLine } from '../../map/draw/drawn-line.ts';
import { Button } from '../../parts/Button.tsx';
import { useFaultWords } from '../../parts/fault-words.ts';
import { call, faultOf } from '../../state/commands.ts';
import { clearPoints, drawing, forgetDrawing, undoPoint } from '../../state/drawing.ts';
import { refreshRoutes } from '../../state/refresh.ts';
import { useDrawing } from '../../state/use.ts';
import { view } from '../../state/view.ts';
import styles from './DrawPanel.module.css';
import { MapPanel } from './MapPanel.tsx';

type Props = {
  /** What was wrong with the last touch. */
  readonly problem: DrawingProblem | null;
  readonly onProblem: (problem: DrawingProblem | null) => void;
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
};

const useProblemWords = (): ((problem: DrawingProblem) => string) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (problem) => {
    switch (problem.kind) {
      case 'too-far':
        return t('map.draw.problem.too-far', {
          gap: format.lengthText(problem.gap),
          most: format.lengthText(DRAWN_ROUTE.longestGap),
        });
      case 'too-short':
        return t('map.draw.problem.too-short', { least: format.lengthText(DRAWN_ROUTE.shortest) });
      case 'too-long':
        return t('map.draw.problem.too-long', { most: format.lengthText(DRAWN_ROUTE.longest) });
      case 'too-many':
        return t('map.draw.problem.too-many', { most: format.wholeNumber(DRAWN_ROUTE.mostPoints) });
      default:
        return t(`map.draw.problem.${problem.kind}`);
    }
  };
};

/** How many points there are and how long the line is, or what is wrong with it; read aloud as it changes. */
const Told = ({
  problem,
  fault,
}: {
  readonly problem: DrawingProblem | null;
  readonly fault: Fault | null;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useProblemWords();
  const faultWords = useFaultWords();
  const points = useDrawing((now) => now.points);
  const wrong =
    fault !== null
      ? `${faultWords(fault).sentence} ${faultWords(fault).remedy}`
      : problem === null
        ? null
        : words(problem);
  return (
    <div role="status" className={styles.told}>
      <p className={styles.figures}>
        {points.length === 0
          ? t('map.draw.hint')
          : t('map.draw.sofar', {
              count: points.length,
              number: format.wholeNumber(points.length),
              length: format.lengthText(lengthOf(points)),
            })}
      </p>
      {wrong !== null && <p className={styles.wrong}>{wrong}</p>}
    </div>
  );
};

/** Draws a route: point by point on the map, then a name, then it is kept in the car. Typed only while the car stands. */
export const DrawPanel = ({ problem, onProblem, onClose, onSaved }: Props) => {
  const { t } = useTranslation();
  const points = useDrawing((now) => now.points);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const [saving, setSaving] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (naming) field.current?.focus({ preventScroll: true });
  }, [naming]);

  const goOn = (): void => {
    const wrong = problemOfLine(points);
    onProblem(wrong);
    setNaming(wrong === null);
  };
  const save = async (submitted: FormEvent): Promise<void> => {
    submitted.preventDefault();
    if (saving) return;
    setSaving(true);
    try {
      const typed = name.trim();
      const geometry = drawing.getState().points.map(([x, y]): [number, number] => [x, y]);
      const route = await call('route.add', { ...(typed === '' ? {} : { name: typed }), geometry });
      await refreshRoutes();
      view.setState({ route: route.id });
      onSaved(route.name);
      forgetDrawing();
    } catch (error) {
      setFault(faultOf(error));
      setSaving(false);
    }
  };
  const back = (): void => {
    setFault(null);
    setNaming(false);
  };

  return (
    <MapPanel id="draw-a-route" title={t('map.draw.title')} onClose={onClose}>
      <Told problem={naming ? null : problem} fault={fault} />
      {naming ? (
        <form className={styles.naming} onSubmit={(submitted) => void save(submitted)}>
          <input
            ref={field}
            className={styles.field}
            aria-label={t('map.draw.name')}
            placeholder={t('map.draw.name')}
            maxLength={DRAWN_ROUTE.longestName}
            autoComplete="off"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <div className={styles.ways}>
            <Button onClick={back}>{t('map.draw.back')}</Button>
            <Button type="submit" weight="primary" className={styles.main} waiting={saving}>
              {t('map.draw.save')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={styles.ways}>
          <Button
            className={styles.sign}
            aria-label={t('map.draw.undo')}
            disabled={points.length === 0}
            onClick={() => {
              onProblem(null);
              undoPoint();
            }}
          >
            <Undo2 aria-hidden />
          </Button>
          <Button
            className={styles.sign}
            aria-label={t('map.draw.clear')}
            disabled={points.length === 0}
            onClick={() => {
              onProblem(null);
              clearPoints();
            }}
          >
            <Trash2 aria-hidden />
          </Button>
          <Button weight="primary" className={styles.main} disabled={points.length === 0} onClick={goOn}>
            {t('map.draw.next')}
          </Button>
        </div>
      )}
    </MapPanel>
  );
};
