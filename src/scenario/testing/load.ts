import { UnitError } from '../../contract/errors.ts';
import { loadScenario } from '../compile.ts';
import type { ScenarioRun } from '../run.ts';
import { KNOWN } from './known.ts';

/** Loads a scenario from texts by their paths; the first is the scenario. */
export const loadTexts = (files: Readonly<Record<string, string>>): readonly ScenarioRun[] => {
  const [first = ''] = Object.keys(files);
  const read = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new Error(`no such file: ${path}`);
    return text;
  };
  return loadScenario(first, read, KNOWN);
};

/** What a person is told of a scenario that can't be used. */
export const complaintOf = (files: Readonly<Record<string, string>>): string => {
  try {
    loadTexts(files);
  } catch (error) {
    if (error instanceof UnitError && error.code === 'bad-input') return `${error.sentence} ${error.remedy}`;
    throw error;
  }
  return 'nothing';
};

/** A scenario with one line changed. */
export const withLine = (steps: string, expect = '  - never: { category: location }'): string =>
  `scenario: A test\nduration: 1 min\nsteps:\n${steps}\nexpect:\n${expect}\n`;
