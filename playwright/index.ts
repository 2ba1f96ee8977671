export type { Car, Patience } from './car.ts';
export type { Clock } from './clock.ts';
export type { GloveboxOptions, OwnBroker } from './options.ts';
export type { BenchPage } from './pages/bench-page.ts';
export type { HeadUnitPage, ScreenName, SwitchName } from './pages/head-unit-page.ts';
export { expect, type GloveboxFixtures, type GloveboxTest, test } from './test.ts';
export type { Unit } from './unit.ts';
export type { WatchedWire } from './wire/watched.ts';
export type { Received, Wire } from './wire/wire.ts';
