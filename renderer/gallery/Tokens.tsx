import type { CSSProperties } from 'react';
import styles from './Gallery.module.css';
import { Section } from './Shown.tsx';

const COLOURS = [
  'ground',
  'surface',
  'surface-raised',
  'surface-pressed',
  'line',
  'line-strong',
  'ink',
  'ink-soft',
  'ink-faint',
  'kept',
  'kept-ground',
  'leaving',
  'leaving-ground',
  'fault',
  'fault-ground',
] as const;
const TYPE = ['display', 'title', 'lead', 'body', 'small'] as const;
const RADII = ['small', '', 'large', 'round'] as const;
const SPACES = [1, 2, 3, 4, 5, 6, 7, 8] as const;

const token = (name: string): CSSProperties => ({ '--shown': `var(--${name})` }) as CSSProperties;

/** Colour, type, space and radius. */
export const Tokens = () => (
  <>
    <Section name="Colour">
      {COLOURS.map((name) => (
        <span key={name} className={styles.token}>
          <span className={styles.swatch} style={token(name)} />
          {name}
        </span>
      ))}
    </Section>
    <Section name="Type">
      <div className={styles.column}>
        {TYPE.map((name) => (
          <span key={name} className={styles.type} style={token(`text-${name}`)}>
            {name}
          </span>
        ))}
      </div>
    </Section>
    <Section name="Space and radius">
      {SPACES.map((step) => (
        <span key={step} className={styles.token}>
          <span className={styles.space} style={token(`space-${step}`)} />
          {step}
        </span>
      ))}
      {RADII.map((name) => (
        <span key={name} className={styles.token}>
          <span className={styles.radius} style={token(name === '' ? 'radius' : `radius-${name}`)} />
          {name === '' ? 'radius' : name}
        </span>
      ))}
    </Section>
  </>
);
