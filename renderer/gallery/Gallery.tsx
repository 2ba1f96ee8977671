import { Choosing } from './Choosing.tsx';
import { Controls } from './Controls.tsx';
import styles from './Gallery.module.css';
import { Overlays } from './Overlays.tsx';
import { Surfaces } from './Surfaces.tsx';
import { TextSizes } from './TextSizes.tsx';
import { Tokens } from './Tokens.tsx';

const THEMES = [
  ['day', 'Day'],
  ['night', 'Night'],
] as const;

/** Every component of the unit in every state, by day and by night, and the tokens that all of them are made of. */
export const Gallery = () => (
  <main className={styles.gallery}>
    <h1 className={styles.title}>The components of the unit</h1>
    <div className={styles.themes}>
      {THEMES.map(([theme, name]) => (
        <article key={theme} className={styles.theme} data-theme={theme} data-layout="regular">
          <h2>{name}</h2>
          <Tokens />
          <Controls />
          <Choosing theme={name} />
          <Surfaces theme={name} />
          <TextSizes theme={name} />
          <Overlays theme={name} />
        </article>
      ))}
    </div>
  </main>
);
