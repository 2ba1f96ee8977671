import { UserRound } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { Profile } from '../../src/contract/schemas.ts';
import styles from './Avatar.module.css';
import { classNames } from './class-names.ts';

type Props = { readonly profile: Pick<Profile, 'name' | 'kind' | 'hue'>; readonly large?: boolean };

/** Who is meant, at a glance: a hue and an initial for the registered, an empty ring for a guest. */
export const Avatar = ({ profile, large = false }: Props) =>
  profile.kind === 'guest' ? (
    <span aria-hidden className={classNames(styles.avatar, styles.guest, large && styles.large)}>
      <UserRound />
    </span>
  ) : (
    <span
      aria-hidden
      className={classNames(styles.avatar, large && styles.large)}
      data-hue={profile.hue}
      style={{ '--hue': profile.hue } as CSSProperties}
      data-initial={profile.name.slice(0, 1)}
    />
  );
