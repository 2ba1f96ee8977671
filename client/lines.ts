import type { Readable } from 'node:stream';

/** The lines of a stream as they arrive, and a way to wait for one. */
export type Lines = {
  readonly all: readonly string[];
  /** The first line that satisfies `wanted`, past or future; rejects when the stream ends without one. */
  readonly find: (wanted: (line: string) => boolean, what: string) => Promise<string>;
};

/** Collects the lines of `stream`; a last line without an end counts when the stream ends. */
export const readLines = (stream: Readable): Lines => {
  const all: string[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let ended = false;
  const tell = (): void => {
    for (const check of [...waiting]) check();
  };
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    all.push(...parts);
    tell();
  });
  stream.on('end', () => {
    if (rest !== '') all.push(rest);
    ended = true;
    tell();
  });
  return {
    all,
    find: (wanted, what) =>
      new Promise((done, fail) => {
        const check = (): void => {
          const line = all.find(wanted);
          if (line === undefined && !ended) return;
          waiting.delete(check);
          if (line === undefined) fail(new Error(`The output ended without ${what}:\n${all.join('\n')}`));
          else done(line);
        };
        waiting.add(check);
        check();
      }),
  };
};
