import { BellOff, Gauge, MapPin, ShieldCheck } from 'lucide-react';
import { Avatar } from '../parts/Avatar.tsx';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { List, Row } from '../parts/List.tsx';
import { Loading, Skeleton } from '../parts/Loading.tsx';
import { Note } from '../parts/Note.tsx';
import { Progress } from '../parts/Progress.tsx';
import { Switch } from '../parts/Switch.tsx';
import { Tile } from '../parts/Tile.tsx';
import { Section, Shown } from './Shown.tsx';

const still = (): void => undefined;
const ALEX = { name: 'Alex', kind: 'primary', hue: 210 } as const;
const CAMILLE = { name: 'Camille', kind: 'secondary', hue: 340 } as const;
const GUEST = { name: 'Guest', kind: 'guest', hue: 0 } as const;

const Tiles = ({ theme }: { readonly theme: string }) => (
  <Section name="Tile">
    <Shown name="rest">
      <Tile label={`Range, ${theme}`}>
        <strong>229 km</strong>
        <Note>Range</Note>
      </Tile>
    </Shown>
    <Shown name="leads somewhere">
      <Tile label="Open map" onOpen={still}>
        <strong>Overview</strong>
        <span>Opens the map</span>
      </Tile>
    </Shown>
    <Shown name="pressed" as="pressed">
      <Tile label="Open map" onOpen={still}>
        <strong>Overview</strong>
        <span>Opens the map</span>
      </Tile>
    </Shown>
    <Shown name="focused" as="focused">
      <Tile label="Open map" onOpen={still}>
        <strong>Overview</strong>
        <span>Opens the map</span>
      </Tile>
    </Shown>
    <Shown name="disabled">
      <Tile label="Open map" onOpen={still} disabled>
        <strong>Overview</strong>
        <span>Not while driving</span>
      </Tile>
    </Shown>
  </Section>
);

const Lists = () => (
  <Section name="List">
    <Shown wide name="rows: read, opened, with a control, with a word, disabled">
      <List label="Things to do">
        <Row icon={Gauge} title="Odometer" text="Since the car was built" trailing="12,345 km" />
        <Row icon={MapPin} title="Find my car" text="Where it was parked last" onOpen={still} />
        <Row
          icon={ShieldCheck}
          title="Live traffic"
          text="On-board guidance only while geolocation is off"
          trailing={<Switch label="Live traffic" bare plain on onTurn={still} />}
        />
        <Row icon={BellOff} title="Messages" text="Not while driving" onOpen={still} disabled />
      </List>
    </Shown>
    <Shown wide name="pressed" as="pressed">
      <List label="Pressed">
        <Row icon={MapPin} title="Find my car" text="Where it was parked last" onOpen={still} />
      </List>
    </Shown>
    <Shown wide name="focused" as="focused">
      <List label="Focused">
        <Row icon={MapPin} title="Find my car" text="Where it was parked last" onOpen={still} />
      </List>
    </Shown>
  </Section>
);

const States = ({ theme }: { readonly theme: string }) => (
  <Section name="Nothing yet">
    <Shown wide name="empty">
      <EmptyState icon={BellOff} title="No messages" text="What the car has to tell you comes here.">
        <Button>All privacy settings</Button>
      </EmptyState>
    </Shown>
    <Shown wide name="loading">
      <Loading>Asking for the services</Loading>
    </Shown>
    <Shown wide name="skeleton">
      <Skeleton lines={3} />
    </Shown>
    <Shown wide name="progress">
      <Progress label={`Export, ${theme}`} value={0.4} />
    </Shown>
    <Shown wide name="progress, how long is not known">
      <Progress label={`Export, ${theme}, waiting`} value={null} />
    </Shown>
    <Shown wide name="note">
      <Note>Others who drive this car should know what it shares.</Note>
    </Shown>
    <Shown name="avatar, registered">
      <Avatar profile={ALEX} />
    </Shown>
    <Shown name="large">
      <Avatar profile={CAMILLE} large />
    </Shown>
    <Shown name="guest">
      <Avatar profile={GUEST} />
    </Shown>
  </Section>
);

/** What is looked at. */
export const Surfaces = ({ theme }: { readonly theme: string }) => (
  <>
    <Tiles theme={theme} />
    <Lists />
    <States theme={theme} />
  </>
);
