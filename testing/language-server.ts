import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..');
const SERVER = join(ROOT, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server');

/** What an editor tells the server of its user's settings: it looks nothing up outside. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } },
  http: { proxy: '', proxyStrictSSL: false },
};

type Message = {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

/** Where in a text something is, from 0. */
export type At = { readonly line: number; readonly character: number };

/** What is wrong with a file, as an editor underlines it. */
export type Diagnostic = { readonly range: { readonly start: At }; readonly message: string };

/** The engine of editors' support for YAML, as an editor drives it: the Language Server Protocol over its standard streams. */
export type LanguageServer = {
  /** Opens a file of the checkout, with another text where one is given, and answers what is wrong with it. */
  readonly open: (file: string, text?: string) => Promise<readonly Diagnostic[]>;
  /** The words that are offered at a place of an open file. */
  readonly complete: (file: string, at: At) => Promise<readonly string[]>;
  /** What is said of a place of an open file; empty for nothing. */
  readonly hover: (file: string, at: At) => Promise<string>;
  readonly close: () => Promise<void>;
};

const HEAD_END = '\r\n\r\n';

/** Splits a stream into its messages: each has a head with its length in bytes (LSP 3.17, base protocol). */
const reader = (take: (message: Message) => void): ((chunk: Buffer) => void) => {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = rest.indexOf(HEAD_END);
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/iu.exec(rest.toString('latin1', 0, head))?.[1]);
      const [from, to] = [head + HEAD_END.length, head + HEAD_END.length + length];
      if (rest.length < to) return;
      take(JSON.parse(rest.toString('utf8', from, to)) as Message);
      rest = rest.subarray(to);
    }
  };
};

/** Starts the server with the checkout as its workspace. */
export const startLanguageServer = async (): Promise<LanguageServer> => {
  const child = spawn(process.execPath, [SERVER, '--stdio'], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = new Map<number, (message: Message) => void>();
  const published = new Map<string, (found: readonly Diagnostic[]) => void>();
  let number = 0;

  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}${HEAD_END}${body}`);
  };
  const request = async <T>(method: string, params: unknown): Promise<T> => {
    number += 1;
    const id = number;
    const answered = new Promise<Message>((resolve) => answers.set(id, resolve));
    send({ id, method, params });
    const { result, error } = await answered;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result as T;
  };
  const notify = (method: string, params: unknown): void => send({ method, params });

  /** What the server asks of its editor. */
  const answerOf = (method: string, params: unknown): unknown =>
    method === 'workspace/configuration'
      ? (params as { items: { section: string }[] }).items.map(({ section }) => SETTINGS[section] ?? null)
      : null;

  child.stdout.on(
    'data',
    reader(({ id, method, params, ...message }) => {
      if (method === 'textDocument/publishDiagnostics') {
        const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
        published.get(uri)?.(diagnostics);
      } else if (method !== undefined) {
        if (id !== undefined) send({ id, result: answerOf(method, params) });
      } else if (typeof id === 'number') answers.get(id)?.(message);
    }),
  );

  const uriOf = (file: string): string => pathToFileURL(join(ROOT, file)).href;
  const where = (file: string, position: At) => ({ textDocument: { uri: uriOf(file) }, position });
  const root = pathToFileURL(ROOT).href;
  await request('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'checkout' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        completion: { completionItem: { documentationFormat: ['plaintext'] } },
        hover: { contentFormat: ['plaintext'] },
      },
    },
  });
  notify('initialized', {});
  notify('workspace/didChangeConfiguration', { settings: SETTINGS });

  return {
    open: async (file, text) => {
      const uri = uriOf(file);
      const found = new Promise<readonly Diagnostic[]>((resolve) => published.set(uri, resolve));
      const textDocument = {
        uri,
        languageId: 'yaml',
        version: 1,
        text: text ?? readFileSync(fileURLToPath(uri), 'utf8'),
      };
      notify('textDocument/didOpen', { textDocument });
      return found;
    },
    complete: async (file, at) => {
      const { items } = await request<{ items: { label: string }[] }>(
        'textDocument/completion',
        where(file, at),
      );
      return items.map(({ label }) => label);
    },
    hover: async (file, at) => {
      const said = await request<{ contents: { value: string } } | null>(
        'textDocument/hover',
        where(file, at),
      );
      return said?.contents.value ?? '';
    },
    close: async () => {
      await request('shutdown', null);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      notify('exit', null);
      await ended;
    },
  };
};
