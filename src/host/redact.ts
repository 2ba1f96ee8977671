const SECRET_NAME = /password|passphrase|secret|token|authorization|cookie/iu;
const HIDDEN = '[hidden]';

const redactText = (text: string): string =>
  text
    .replaceAll(/([a-z][a-z\d+.-]*:\/\/)[^\s/?#@]*@/giu, `$1${HIDDEN}@`)
    .replaceAll(/\b(token=|link\.|session\.)[\w%-]+/gu, `$1${HIDDEN}`);

/**
 * `value` with every secret taken out: fields that are named like one, and in text the user part of a URL and
 * the tokens of this run. Stacks stay only where `stacks` says so.
 */
export const redact = (value: unknown, stacks: boolean): unknown => {
  const seen = new Set<object>();
  const walk = (inner: unknown): unknown => {
    if (typeof inner === 'string') return redactText(inner);
    if (typeof inner !== 'object' || inner === null) return inner;
    if (seen.has(inner)) return '[circular]';
    seen.add(inner);
    if (inner instanceof Error) {
      const { name, message, stack, cause } = inner;
      const code = Reflect.get(inner, 'code');
      return walk({
        name,
        message,
        ...(code === undefined ? {} : { code }),
        ...(cause === undefined ? {} : { cause }),
        ...(stacks ? { stack } : {}),
      });
    }
    if (Array.isArray(inner)) return inner.map(walk);
    return Object.fromEntries(
      Object.entries(inner).map(([key, field]) => [key, SECRET_NAME.test(key) ? HIDDEN : walk(field)]),
    );
  };
  return walk(value);
};
