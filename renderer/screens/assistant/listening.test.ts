import { afterEach, expect, it, vi } from 'vitest';

const { asked } = vi.hoisted(() => ({ asked: [] as string[] }));
const other = vi.hoisted(() => ({ comes: false }));

vi.mock('../../state/commands.ts', () => ({
  faultOf: () => null,
  call: async (command: string, argument: { readonly on?: boolean }) => {
    asked.push(command === 'assistant.listen' ? `${command} ${argument.on}` : command);
    if (argument.on === false && other.comes) turnTo('other');
    return { left: false, answer: { intent: null, outcome: 'unknown-kept', values: {} } };
  },
}));

const { listening, toggleListening } = await import('./listening.ts');
const { unit } = await import('../../state/unit.ts');

const turnTo = (id: string): void => unit.setState({ link: 'open', state: { profile: { id } } as never });

/** An engine on board that understands at once. */
class Engine extends EventTarget {
  static available = async (): Promise<string> => 'available';
  processLocally = false;
  onresult: ((event: object) => void) | null = null;
  abort(): void {}
  stop(): void {}
  start(): void {
    this.onresult?.({ results: [[{ transcript: 'how warm is it', confidence: 0.9 }]] });
  }
}

const heardOut = async (): Promise<readonly string[]> => {
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('SpeechRecognition', Engine);
  const track = Object.assign(new EventTarget(), { enabled: true, stop: () => undefined });
  const stream = { getAudioTracks: () => [track], getTracks: () => [track] };
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => stream } });
  turnTo('one');
  asked.length = 0;
  toggleListening('en');
  await vi.waitFor(() => expect(listening.getState().phase).toBe('idle'));
  return asked;
};

afterEach(() => vi.unstubAllGlobals());

it('says what was heard, after the light is out', async () => {
  other.comes = false;
  expect(await heardOut()).toEqual(['assistant.listen true', 'assistant.listen false', 'assistant.say']);
});

it('R21 words of one driver are not said for the next, under whose choices they would leave', async () => {
  other.comes = true;
  expect(await heardOut()).toEqual(['assistant.listen true', 'assistant.listen false']);
});
