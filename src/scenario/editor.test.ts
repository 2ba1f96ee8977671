import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type At, type LanguageServer, startLanguageServer } from '../../testing/language-server.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const files = readdirSync(join(ROOT, 'scenarios'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `scenarios/${name}`);

const CRASH = readFileSync(join(ROOT, 'scenarios/crash.yaml'), 'utf8');

let server: LanguageServer;
beforeAll(async () => {
  server = await startLanguageServer();
});
afterAll(() => server.close());

/** A scenario beside the bundled ones that is only in the editor. */
let number = 0;
const opened = async (text: string) => {
  number += 1;
  const file = `scenarios/unsaved-${number}.yaml`;
  return { file, diagnostics: await server.open(file, text) };
};

/** The place of a mark in a text, and the text without it. */
const marked = (text: string): { readonly text: string; readonly at: At } => {
  const before = text.slice(0, text.indexOf('‸')).split('\n');
  return {
    text: text.replace('‸', ''),
    at: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
};

const offered = async (text: string): Promise<readonly string[]> => {
  const { text: plain, at } = marked(text);
  const { file } = await opened(plain);
  return server.complete(file, at);
};

describe('an editor with support for YAML, by the line that a scenario begins with', {
  timeout: 60_000,
}, () => {
  it.each(files)('finds nothing wrong with %s', async (file) => {
    expect(await server.open(file)).toEqual([]);
  });

  it.each([
    ['drive: ulm', 'drvie: ulm', 'drvie'],
    ['duration: 60 s', 'duration: a while', 'pattern'],
    ['profile: [Alex, guest]', 'profile: Alex', 'array'],
    ['crash: now', 'crash: soon', 'now'],
  ])('underlines what is wrong, in its line: %s → %s', async (right, wrong, says) => {
    const text = CRASH.replace(right, wrong);
    const { diagnostics } = await opened(text);
    const line = text.split('\n').findIndex((one) => one.includes(wrong));
    expect(diagnostics.map(({ range }) => range.start.line)).toContain(line);
    expect(diagnostics.map(({ message }) => message).join('\n')).toContain(says);
  });

  it('offers the keys of a step', async () => {
    const words = await offered(CRASH.replace('  - drive: ulm', '  - drive: ulm\n  - ‸'));
    expect(words).toEqual(
      expect.arrayContaining(['at', 'when', 'switch', 'broker', 'network', 'crash', 'do']),
    );
  });

  it('offers the keys of an expectation', async () => {
    const words = await offered(CRASH.replace('expect:\n', 'expect:\n  - ‸\n'));
    expect(words).toEqual(expect.arrayContaining(['never', 'always', 'within', 'count', 'rule']));
  });

  it('offers the values of a fault, and the commands of the contract', async () => {
    expect(await offered(CRASH.replace('crash: now', 'broker: ‸'))).toEqual(
      expect.arrayContaining(['down', 'frozen', 'wrong-certificate', 'up']),
    );
    expect(await offered(CRASH.replace('crash: now', 'do: ‸'))).toEqual(
      expect.arrayContaining(['gnss.set', 'sensor.fault']),
    );
  });

  it('says what a key means', async () => {
    const { text, at } = marked(CRASH.replace('duration:', 'dura‸tion:'));
    const { file } = await opened(text);
    expect(await server.hover(file, at)).toContain('How long it runs, in the time of the vehicle');
  });
});
