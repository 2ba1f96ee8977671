import { ShieldCheck } from 'lucide-react';
import { TEXT_SIZES } from '../../src/contract/schemas.ts';
import { Button } from '../parts/Button.tsx';
import { List, Row } from '../parts/List.tsx';
import { Switch } from '../parts/Switch.tsx';
import styles from './Gallery.module.css';
import { Section, Shown } from './Shown.tsx';

const still = (): void => undefined;

/** The same by each size of text that a driver can choose. */
export const TextSizes = ({ theme }: { readonly theme: string }) => (
  <Section name="Text sizes">
    {TEXT_SIZES.map((size) => (
      <Shown key={size} wide name={`${size} %`}>
        <div className={styles.sized} data-layout="regular" data-text-size={size}>
          <List label={`${size} %, ${theme}`}>
            <Row icon={ShieldCheck} title="Live traffic" text="On-board guidance only" onOpen={still} />
          </List>
          <Switch label="Geolocation" text="Position may leave the car." on onTurn={still} />
          <Button>Drive there</Button>
        </div>
      </Shown>
    ))}
  </Section>
);
