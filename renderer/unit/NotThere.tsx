import { RotateCw, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { close } from '../state/view.ts';

export type Place = 'screen' | 'panel';

type Props = { readonly place: Place; readonly onAgain: () => void };

/** In the place of a part of the unit that can't be shown: that, and the way to ask for it again. */
export const NotThere = ({ place, onAgain }: Props) => {
  const { t } = useTranslation();
  const again = (
    <Button onClick={onAgain}>
      <RotateCw aria-hidden />
      {t('notThere.again')}
    </Button>
  );
  if (place === 'panel') {
    return (
      <Dialog
        title={t('notThere.title')}
        onClose={close}
        ways={
          <>
            {again}
            <Button onClick={close}>{t('close')}</Button>
          </>
        }
      >
        {t('notThere.text')}
      </Dialog>
    );
  }
  return (
    <EmptyState icon={Unplug} title={t('notThere.title')} text={t('notThere.text')}>
      {again}
    </EmptyState>
  );
};
