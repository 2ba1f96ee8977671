import { useTranslation } from 'react-i18next';
import type { Profile } from '../../src/contract/schemas.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { act } from '../state/commands.ts';
import { refreshProfiles } from '../state/refresh.ts';

type Props = { readonly profile: Profile; readonly loaded: boolean; readonly onDone: () => void };

/** Removing can't be undone, so it is asked once; to keep weighs the same as to remove. */
export const RemoveProfile = ({ profile, loaded, onDone }: Props) => {
  const { t } = useTranslation();
  const { name } = profile;
  const remove = async () => {
    if (!(await act('unit', 'profile.remove', { profile: profile.id }, 'profiles'))) return;
    await refreshProfiles();
    onDone();
  };
  return (
    <Dialog
      title={t('profiles.removeTitle', { name })}
      onClose={onDone}
      ways={
        <>
          <Button onClick={onDone}>{t('profiles.keep')}</Button>
          <Button onClick={() => void remove()}>{t('profiles.removeNow')}</Button>
        </>
      }
    >
      <p>{t('profiles.removeText', { name })}</p>
      {loaded && <p>{t('profiles.removeLoaded', { name })}</p>}
    </Dialog>
  );
};
