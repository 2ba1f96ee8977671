import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { Choice } from '../parts/Choice.tsx';
import { Slider } from '../parts/Slider.tsx';
import { TabBar } from '../parts/TabBar.tsx';
import { Section, Shown } from './Shown.tsx';

const still = (): void => undefined;

const VIEWS = [
  { value: 'follow', label: 'Follow' },
  { value: 'overview', label: 'Overview' },
] as const;
const TABS = [
  { value: 'trip', label: 'Trip' },
  { value: 'energy', label: 'Energy' },
  { value: 'tyres', label: 'Tyres' },
] as const;

const Sliders = ({ theme }: { readonly theme: string }) => {
  const [volume, setVolume] = useState(60);
  const one = { least: 0, most: 100, step: 5, onMove: setVolume } as const;
  const words = `${volume} %`;
  return (
    <Section name="Slider">
      <Shown wide name="rest">
        <Slider {...one} label={`Volume, ${theme}`} value={volume} words={words} />
      </Shown>
      <Shown wide name="pressed" as="pressed">
        <Slider {...one} label={`Volume, ${theme}, pressed`} value={volume} words={words} />
      </Shown>
      <Shown wide name="focused" as="focused">
        <Slider {...one} label={`Volume, ${theme}, focused`} value={volume} words={words} />
      </Shown>
      <Shown wide name="disabled">
        <Slider {...one} label={`Volume, ${theme}, disabled`} value={volume} words={words} disabled />
      </Shown>
    </Section>
  );
};

const TabRow = ({ name }: { readonly name: string }) => {
  const [chosen, setChosen] = useState('trip');
  return (
    <Tabs.Root value={chosen} onValueChange={setChosen}>
      <TabBar label={name} chosen={chosen} tabs={TABS} />
      {TABS.map(({ value, label }) => (
        <Tabs.Content key={value} value={value}>
          {label}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
};

/** One of a few, and more or less. */
export const Choosing = ({ theme }: { readonly theme: string }) => (
  <>
    <Section name="Choice">
      <Shown name="rest">
        <Choice label="Map view" value="follow" options={VIEWS} onChoose={still} />
      </Shown>
      <Shown name="pressed" as="pressed">
        <Choice label="Map view" value="overview" options={VIEWS} onChoose={still} />
      </Shown>
      <Shown name="focused" as="focused">
        <Choice label="Map view" value="overview" options={VIEWS} onChoose={still} />
      </Shown>
      <Shown name="tight">
        <Choice label="Map view" tight value="follow" options={VIEWS} onChoose={still} />
      </Shown>
    </Section>
    <Section name="Tabs">
      <Shown wide name="rest">
        <TabRow name={`Sections, ${theme}`} />
      </Shown>
      <Shown wide name="focused" as="focused">
        <TabRow name={`Sections, ${theme}, focused`} />
      </Shown>
    </Section>
    <Sliders theme={theme} />
  </>
);
