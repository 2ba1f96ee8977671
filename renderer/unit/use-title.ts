import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../state/view.ts';

/** Names the window by what it shows, in the language of the driver: what a screen reader says first, and what a tab is found by. */
export const useTitle = (shown: Screen | 'standby' | 'none'): void => {
  const { t } = useTranslation();
  const product = t('product');
  const what = shown === 'none' ? null : t(shown === 'standby' ? 'standby.title' : `screens.${shown}`);
  useEffect(() => {
    document.title = what === null ? product : `${what} · ${product}`;
  }, [what, product]);
};
