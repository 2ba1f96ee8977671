import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../privacy/vocabulary.ts';
import { understand } from './understand.ts';

/** What is said in each language for one meaning; every sentence of a row must mean the same. */
const TABLE: readonly (readonly [meaning: object, said: Readonly<Record<Language, readonly string[]>>])[] = [
  [
    { intent: 'privacy', wish: 'off', setting: 'geolocation' },
    {
      en: [
        'Stop sharing my location',
        "Don't share my position any more",
        'Turn my location off',
        'stop tracking me',
        'Switch off geolocation',
      ],
      nl: [
        'Stop met het delen van mijn locatie',
        'Deel mijn locatie niet meer',
        'Zet locatie uit',
        'Geolocatie uit',
        'Volg me niet',
        'Wat doe je, mijn locatie mag niet gedeeld worden',
      ],
      de: [
        'Teile meinen Standort nicht mehr',
        'Standort ausschalten',
        'Stoppe die Ortung',
        'Verfolge mich nicht',
      ],
      fr: [
        'Je veux qu’on arrête le partage de ma position',
        'Arrête de partager ma position',
        'Ne partage plus ma localisation',
        'Désactive la géolocalisation',
      ],
    },
  ],
  [
    { intent: 'privacy', wish: 'off', setting: 'voiceData' },
    {
      en: ['Turn voice data off', 'Turn off voice data', 'Stop recording my voice', "Don't send what I say"],
      nl: ['Zet spraakgegevens uit', 'Spraakdata uit', 'Stop met het versturen van mijn stem'],
      de: ['Schalte die Sprachdaten aus', 'Sprachdaten aus', 'Sende meine Stimme nicht'],
      fr: ['Désactive les données vocales', "N'envoie plus ma voix... ne partage plus ma voix"],
    },
  ],
  [
    { intent: 'privacy', wish: 'on', setting: 'geolocation' },
    {
      en: ['Share my location', 'Turn geolocation on'],
      nl: ['Deel mijn locatie', 'Zet locatie aan'],
      de: ['Teile meinen Standort', 'Standort einschalten'],
      fr: ['Partage ma position', 'Active la géolocalisation'],
    },
  ],
  [
    { intent: 'privacy', wish: 'on', setting: 'voiceData' },
    {
      en: ['Turn voice data on'],
      nl: ['Zet spraakgegevens aan'],
      de: ['Sprachdaten einschalten'],
      fr: ['Active les données vocales'],
    },
  ],
  [
    { intent: 'privacy', wish: 'pause' },
    {
      en: ['Private trip', 'Start a private trip'],
      nl: ['Privérit', 'Start een privé-rit'],
      de: ['Privatfahrt', 'Starte eine Privatfahrt'],
      fr: ['Trajet privé', 'Commence un trajet privé'],
    },
  ],
  [
    { intent: 'privacy', wish: 'what-leaves' },
    {
      en: ['What leaves the car?', 'Which data is being sent?'],
      nl: ['Wat verlaat de auto?', 'Welke gegevens worden verstuurd?'],
      de: ['Was verlässt das Auto?', 'Welche Daten werden gesendet?'],
      fr: ['Qu’est-ce qui sort de la voiture ?', 'Quelles données quittent la voiture ?'],
    },
  ],
  [
    { intent: 'call', wish: 'unknown' },
    {
      en: ['Call mom', 'call Bram'],
      nl: ['Bel mama'],
      de: ['Ruf Mama an', 'Mama anrufen'],
      fr: ['Appelle maman'],
    },
  ],
  [
    { intent: 'music', wish: 'unknown' },
    { en: ['Play jazz'], nl: ['Speel jazz'], de: ['Spiel Jazz'], fr: ['Joue du jazz'] },
  ],
  [
    { intent: 'climate', wish: 'temperature', temperature: 21 },
    {
      en: ['Make it 21 degrees', 'Set it to 21', 'twenty-one degrees please'],
      nl: ['Zet het op 21 graden', 'Temperatuur op 21', 'eenentwintig graden'],
      de: ['Stell es auf 21 Grad', 'Temperatur auf 21', 'einundzwanzig Grad'],
      fr: ['Mets 21 degrés', 'Température à 21', 'vingt et un degrés'],
    },
  ],
  [
    { intent: 'climate', wish: 'temperature', temperature: 20 },
    {
      en: ['Set it to twenty degrees'],
      nl: ['Zet het op twintig graden'],
      de: ['Stell es auf zwanzig Grad'],
      fr: ['Mets vingt degrés'],
    },
  ],
  [
    { intent: 'climate', wish: 'temperature', temperature: 19.5 },
    { en: ['19.5 degrees'], nl: ['19,5 graden'], de: ['19,5 Grad'], fr: ['19,5 degrés'] },
  ],
  [
    { intent: 'climate', wish: 'warmer' },
    {
      en: ['Warmer', "I'm cold", 'A little warmer please'],
      nl: ['Warmer', 'Ik heb het koud'],
      de: ['Wärmer', 'Mir ist kalt'],
      fr: ['Plus chaud', 'J’ai froid'],
    },
  ],
  [
    { intent: 'climate', wish: 'cooler' },
    {
      en: ['Cooler', "It's too hot"],
      nl: ['Koeler', 'Ik heb het te warm'],
      de: ['Kühler', 'Mir ist zu warm'],
      fr: ['Plus frais', 'J’ai trop chaud'],
    },
  ],
  [
    { intent: 'climate', wish: 'off' },
    {
      en: ['Turn the climate off'],
      nl: ['Zet de airco uit'],
      de: ['Klimaanlage aus'],
      fr: ['Éteins la climatisation'],
    },
  ],
  [
    { intent: 'climate', wish: 'on' },
    {
      en: ['Switch on the heating'],
      nl: ['Zet de verwarming aan'],
      de: ['Heizung an'],
      fr: ['Allume le chauffage'],
    },
  ],
  [
    { intent: 'call', wish: 'start', to: 'roadside-assistance' },
    {
      en: ['Call roadside assistance'],
      nl: ['Bel de pechhulp'],
      de: ['Ruf die Pannenhilfe an'],
      fr: ['Appelle l’assistance routière'],
    },
  ],
  [
    { intent: 'call', wish: 'start', to: 'dealer' },
    {
      en: ['Call my dealer'],
      nl: ['Bel mijn dealer'],
      de: ['Ruf meinen Händler an'],
      fr: ['Appelle mon concessionnaire'],
    },
  ],
  [
    { intent: 'call', wish: 'start', to: 'emergency' },
    {
      en: ['Call emergency services', 'Call 112'],
      nl: ['Bel het noodnummer', 'Bel 112'],
      de: ['Wähle den Notruf', 'Notruf absetzen'],
      fr: ['Appelle les urgences', 'Appelez le 112'],
    },
  ],
  [
    { intent: 'call', wish: 'end' },
    { en: ['Hang up'], nl: ['Hang op'], de: ['Leg auf'], fr: ['Raccroche'] },
  ],
  [
    { intent: 'weather' },
    {
      en: ["What's the weather like?", 'How warm is it outside?'],
      nl: ['Wat wordt het weer?', 'Hoe warm is het buiten?'],
      de: ['Wie wird das Wetter?', 'Wie warm ist es draußen?'],
      fr: ['Quelle est la météo ?', 'Quel temps fait-il ?'],
    },
  ],
  [
    { intent: 'music', wish: 'play' },
    {
      en: ['Play music'],
      nl: ['Speel muziek', 'Zet muziek aan'],
      de: ['Spiel Musik'],
      fr: ['Mets de la musique'],
    },
  ],
  [
    { intent: 'music', wish: 'pause' },
    {
      en: ['Pause the music', 'Stop the music'],
      nl: ['Pauzeer de muziek', 'Zet de muziek uit'],
      de: ['Pausiere die Musik', 'Musik aus'],
      fr: ['Mets la musique en pause', 'Arrête la musique'],
    },
  ],
  [
    { intent: 'music', wish: 'next' },
    {
      en: ['Next track', 'Skip this song'],
      nl: ['Volgend nummer'],
      de: ['Nächstes Lied'],
      fr: ['Morceau suivant'],
    },
  ],
  [
    { intent: 'destination', name: 'bofingen' },
    {
      en: ['Navigate to Böfingen', 'Take me to Böfingen'],
      nl: ['Navigeer naar Böfingen', 'Breng me naar Böfingen'],
      de: ['Navigiere nach Böfingen', 'Bring mich nach Böfingen'],
      fr: ['Navigue vers Böfingen', 'Emmène-moi à Böfingen'],
    },
  ],
];

const ALL = TABLE.flatMap(([meaning, said]) =>
  LANGUAGES.flatMap((language) => said[language].map((text) => ({ language, text, meaning }))),
);

describe('what a driver says is understood on board', () => {
  it.each(ALL)('$language: $text', ({ language, text, meaning }) => {
    expect(understand(text, language)).toEqual(meaning);
  });

  it('however it is written: capitals, accents, punctuation and space make no difference', () => {
    const anyCase = fc.array(fc.boolean(), { minLength: 80, maxLength: 80 });
    fc.assert(
      fc.property(
        fc.constantFrom(...ALL),
        anyCase,
        fc.constantFrom('', '!', ' ?', '…'),
        (row, capitals, end) => {
          const text = [...row.text]
            .map((letter, index) =>
              capitals[index] === true && letter !== 'ß' ? letter.toUpperCase() : letter,
            )
            .join('');
          const decomposed = `  ${text.normalize('NFD').replaceAll(' ', '   ')}${end}`;
          expect(understand(decomposed, row.language)).toEqual(row.meaning);
        },
      ),
    );
  });

  it('any words at all, in any language, give a meaning or none, and never a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 500 }),
        fc.constantFrom(...LANGUAGES),
        (text, language) => {
          const found = understand(text, language);
          expect(found === null || typeof found.intent === 'string').toBe(true);
        },
      ),
    );
  });

  it.each(['xyzzy', '', '   ', '?!', 'degrees', 'navigate to', 'the 21st century'])(
    'makes nothing of "%s"',
    (text) => {
      for (const language of LANGUAGES) expect(understand(text, language)).toBeNull();
    },
  );

  it('R26 never takes a request to stop for a request to share', () => {
    for (const { text, language, meaning } of ALL) {
      const found = understand(text, language);
      if ('wish' in meaning && meaning.wish === 'off') expect(found).not.toMatchObject({ wish: 'on' });
    }
  });

  it('answers within a moment, also when the words are made to be slow', () => {
    for (const language of LANGUAGES) {
      for (const word of ['stop ', 'navigate to ', 'a ', '1.', 'call ', 'ne partage ']) {
        const begun = performance.now();
        understand(word.repeat(Math.floor(500 / word.length)), language);
        expect(performance.now() - begun).toBeLessThan(100);
      }
    }
  });
});
