/** How long a state may take to come about before a test gives up, in real milliseconds. */
export const DEADLINE = 15_000;
const PERIOD = 5;

/**
 * Waits until `probe` gives a value other than null, undefined or false.
 * @throws Error that says what was awaited
 */
export async function eventually<T>(
  probe: () => T | null | undefined | false,
  awaited: string,
  deadline = DEADLINE,
): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const value = probe();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`Waited ${deadline} ms in vain for ${awaited}.`);
    await new Promise((resolve) => setTimeout(resolve, PERIOD));
  }
}
