import { MapPin } from 'lucide-react';
import { Button } from '../parts/Button.tsx';
import { Switch } from '../parts/Switch.tsx';
import { Section, Shown } from './Shown.tsx';

const WEIGHTS = ['primary', 'plain', 'quiet'] as const;
const still = (): void => undefined;

const Buttons = () => (
  <Section name="Button">
    {WEIGHTS.flatMap((weight) => [
      <Shown key={weight} name={`${weight}, rest`}>
        <Button weight={weight}>Drive there</Button>
      </Shown>,
      <Shown key={`${weight}-pressed`} name="pressed" as="pressed">
        <Button weight={weight}>Drive there</Button>
      </Shown>,
      <Shown key={`${weight}-focused`} name="focused" as="focused">
        <Button weight={weight}>Drive there</Button>
      </Shown>,
      <Shown key={`${weight}-waiting`} name="waiting">
        <Button weight={weight} waiting>
          Drive there
        </Button>
      </Shown>,
      <Shown key={`${weight}-disabled`} name="disabled">
        <Button weight={weight} disabled>
          Drive there
        </Button>
      </Shown>,
    ])}
    <Shown name="with a sign">
      <Button>
        <MapPin aria-hidden />
        Find my car
      </Button>
    </Shown>
    <Shown name="chosen">
      <Button aria-pressed>Refuse</Button>
    </Shown>
  </Section>
);

const TEXT = 'Position, heading, destinations and trips may leave the car.';
const GEOLOCATION = { label: 'Geolocation', text: TEXT, onTurn: still } as const;

const Switches = () => (
  <Section name="Switch">
    <Shown wide name="off">
      <Switch {...GEOLOCATION} on={false} />
    </Shown>
    <Shown wide name="on: it lets data leave, so it is warm">
      <Switch {...GEOLOCATION} on />
    </Shown>
    <Shown wide name="on, held back: nothing leaves">
      <Switch {...GEOLOCATION} on idle word="Paused" />
    </Shown>
    <Shown wide name="pressed" as="pressed">
      <Switch {...GEOLOCATION} on={false} />
    </Shown>
    <Shown wide name="focused" as="focused">
      <Switch {...GEOLOCATION} on={false} />
    </Shown>
    <Shown wide name="touched, waiting until the change lasts">
      <Switch {...GEOLOCATION} on={false} touched waiting />
    </Shown>
    <Shown wide name="plain: nothing leaves by it">
      <Switch label="Sound of a touch" plain on onTurn={still} />
    </Shown>
    <Shown wide name="disabled">
      <Switch {...GEOLOCATION} on={false} disabled />
    </Shown>
    <Shown name="bare">
      <Switch label="Live traffic" bare plain on onTurn={still} />
    </Shown>
  </Section>
);

/** What is pressed and what is turned. */
export const Controls = () => (
  <>
    <Buttons />
    <Switches />
  </>
);
