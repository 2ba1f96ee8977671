import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Argument } from '../../src/contract/commands.ts';
import type { PrivacyState } from '../../src/contract/schemas.ts';
import { useFormat } from '../format/use-format.ts';
import { Button } from '../parts/Button.tsx';
import { FaultNote } from '../parts/FaultNote.tsx';
import { Note } from '../parts/Note.tsx';
import { privateTripEnd } from '../state/pause.ts';
import { AT_REST, dismiss, pauseBoth, resumeBoth, switches } from '../state/switches.ts';
import styles from './PrivateTrip.module.css';

const SCREEN = 'quick-privacy';
const LENGTHS: readonly (readonly ['ignition-off' | 'half' | 'two', Argument<'privacy.pause'>])[] = [
  ['ignition-off', { until: 'ignition-off' }],
  ['half', { minutes: 30 }],
  ['two', { minutes: 120 }],
];

/** R18: holds both switches off for a while; then what was before is back by itself. */
export const PrivateTrip = ({ privacy }: { readonly privacy: PrivacyState }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { touch, fault } = useStore(switches, (all) => all['privacy.pause'] ?? AT_REST);
  const end = privateTripEnd(privacy);
  const nothingOn = !privacy.geolocation.requested && !privacy.voiceData.requested;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning
    <div role="group" aria-label={t('quick.privateTrip')} className={styles.trip} aria-busy={touch !== null}>
      {end === null ? (
        <>
          <h2>{t('quick.privateTrip')}</h2>
          {nothingOn ? (
            <div>
              <Note>{t('quick.nothingToPause')}</Note>
            </div>
          ) : (
            <>
              <Note>{t('quick.privateText')}</Note>
              <div className={styles.lengths}>
                {LENGTHS.map(([length, argument]) => (
                  <Button key={length} onClick={() => void pauseBoth(argument, SCREEN)}>
                    {t(`quick.pause.${length}`)}
                  </Button>
                ))}
              </div>
            </>
          )}
        </>
      ) : (
        <div className={styles.paused}>
          <p role="status">
            {end === 'ignition-off'
              ? t('quick.untilIgnitionOff')
              : t('quick.until', { time: format.clockTime(end) })}
          </p>
          <Button onClick={() => void resumeBoth(SCREEN)}>{t('quick.resume')}</Button>
        </div>
      )}
      {fault !== null && <FaultNote fault={fault} onDismiss={() => dismiss('privacy.pause')} />}
    </div>
  );
};
