import { describe, expect, it } from 'vitest';
import { localRecogniser, type Recogniser, type SpeechScope } from './recogniser.ts';

/** An engine that knows languages on board or not; what is made with it is kept. */
const engine = (status: (lang: string) => string, known = true) => {
  const made: object[] = [];
  const asked: object[] = [];
  class Engine {
    static available = async (options: { readonly langs: readonly string[] }): Promise<string> => {
      asked.push(options);
      return status(options.langs[0] ?? '');
    };
    constructor() {
      if (known) Object.assign(this, { processLocally: false });
      made.push(this);
    }
  }
  const Recognition = Engine as unknown as NonNullable<SpeechScope['SpeechRecognition']>;
  return { made, asked, Recognition };
};

describe('INVARIANT: speech is recognised on board or not at all', () => {
  it('R21 a recogniser that has the language here is bound to this machine', async () => {
    const { Recognition, asked } = engine(() => 'available');
    const recogniser = (await localRecogniser('nl', { SpeechRecognition: Recognition })) as Recogniser;
    expect(recogniser).toMatchObject({ processLocally: true, lang: 'nl-NL' });
    expect(asked).toEqual([{ langs: ['nl-NL'], processLocally: true }]);
  });

  it('takes a variety of the language that it does have', async () => {
    const { Recognition } = engine((lang) => (lang === 'en-US' ? 'available' : 'unavailable'));
    expect(await localRecogniser('en', { webkitSpeechRecognition: Recognition })).toMatchObject({
      lang: 'en-US',
    });
  });

  it.each(['unavailable', 'downloadable', 'downloading'])(
    'R21 one that is %s here is not even made',
    async (status) => {
      const { Recognition, made } = engine(() => status);
      expect(await localRecogniser('en', { SpeechRecognition: Recognition })).toBeNull();
      expect(made).toEqual([]);
    },
  );

  it('R21 one that knows nothing of working on board is not used, whatever it says', async () => {
    const { Recognition } = engine(() => 'available', false);
    expect(await localRecogniser('en', { SpeechRecognition: Recognition })).toBeNull();
    const old = class {} as unknown as NonNullable<SpeechScope['SpeechRecognition']>;
    expect(await localRecogniser('en', { webkitSpeechRecognition: old })).toBeNull();
    expect(await localRecogniser('en', {})).toBeNull();
  });

  it('R21 nor is one that does not hold to it', async () => {
    class Stubborn {
      static available = async (): Promise<string> => 'available';
      get processLocally(): boolean {
        return false;
      }
      set processLocally(_wanted: boolean) {}
    }
    const scope = { SpeechRecognition: Stubborn as unknown as NonNullable<SpeechScope['SpeechRecognition']> };
    expect(await localRecogniser('de', scope)).toBeNull();
  });

  it('an engine that throws has none', async () => {
    const { Recognition } = engine(() => {
      throw new TypeError('unknown language');
    });
    expect(await localRecogniser('fr', { SpeechRecognition: Recognition })).toBeNull();
  });
});
