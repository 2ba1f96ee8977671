import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type Drawing, drawing } from './drawing.ts';
import { type Scenarios, scenarios } from './scenario.ts';
import { type Unit, unit, unitTime } from './unit.ts';
import { type View, view } from './view.ts';
import { type Wire, wire } from './wire.ts';

export const useUnit = <T>(select: (unit: Unit) => T): T => useStore(unit, select);
export const useView = <T>(select: (view: View) => T): T => useStore(view, select);
export const useWire = <T>(select: (wire: Wire) => T): T => useStore(wire, select);
export const useScenarios = <T>(select: (scenarios: Scenarios) => T): T => useStore(scenarios, select);

export const useDrawing = <T>(select: (drawing: Drawing) => T): T => useStore(drawing, select);

/** The unit's time in milliseconds, to the second; `null` until it has told. */
export const useUnitTime = (): number | null => {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => tick((count) => count + 1), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return unitTime(unit.getState(), Date.now());
};
