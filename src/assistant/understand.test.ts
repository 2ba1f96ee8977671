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
        'I do not want you to share my location',
        "Don't send it, stop sharing my location",
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
        'Ik wil mijn locatie niet delen',
        'Deel mijn locatie niet, zet locatie uit',
        'Wat doe je, mijn locatie mag niet gedeeld worden',
      ],
      de: [
        'Teile meinen Standort nicht mehr',
        'Standort ausschalten',
        'Stoppe die Ortung',
        'Verfolge mich nicht',
        'Ich will meinen Standort nicht teilen',
        'Sende meinen Standort nicht aus dem Auto',
        'Stoppe, teile meinen Standort nicht',
      ],
      fr: [
        'Je veux qu’on arrête le partage de ma position',
        'Arrête de partager ma position',
        'Ne partage plus ma localisation',
        'Je ne veux pas partager ma position',
        'Ne partage pas ma position, désactive la géolocalisation',
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
      en: ['Call emergency services', 'Call 112', "I can't breathe, call 112"],
      nl: ['Bel het noodnummer', 'Bel 112', 'Ik kan niet bewegen, bel 112'],
      de: ['Wähle den Notruf', 'Notruf absetzen', 'Ruf 112 an, ich kann nicht atmen'],
      fr: ['Appelle les urgences', 'Appelez le 112', 'Je ne peux pas respirer, appelle le 112'],
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

/** Requests that a "not" turns round. */
const TURNED_ROUND: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Do not stop sharing my location',
    "Don't stop sharing my location",
    'Never stop sharing my position',
    "I don't want you to stop sharing my location",
    "Don't turn my location off",
    'Do not switch off geolocation',
    "Don't turn off voice data",
    'Never stop recording my voice',
    "Don't turn on geolocation",
    'Do not turn voice data on',
    "Don't stop sharing",
    'Do not start a private trip',
    "Don't stop the music",
    'Do not play music',
    "Don't skip this song",
    "Don't hang up",
    'Do not call 112',
    "Don't call my dealer",
    "Don't turn the climate off",
    "Don't make it warmer",
    'Do not make it 21 degrees',
    "Don't take me to Böfingen",
  ],
  nl: [
    'Stop niet met het delen van mijn locatie',
    'Ik wil niet dat je stopt met het delen van mijn locatie',
    'Zet mijn locatie niet uit',
    'Schakel geolocatie niet uit',
    'Hou niet op met het delen van mijn locatie',
    'Zet mijn spraakgegevens nooit uit',
    'Stop nooit met het versturen van mijn stem',
    'Start geen privérit',
    'Speel geen muziek',
    'Stop de muziek niet',
    'Hang niet op, niet ophangen',
    'Bel 112 niet',
    'Bel mijn dealer niet',
    'Zet het niet op 21 graden',
    'Ik wil niet warmer',
    'Breng me niet naar Böfingen, ik wil niet dat je navigeert, rijd niet naar Böfingen',
  ],
  de: [
    'Hör nicht auf, meinen Standort zu teilen',
    'Stoppe die Ortung nicht',
    'Beende die Standortfreigabe nicht',
    'Schalte den Standort nicht aus',
    'Standort nicht ausschalten',
    'Ich will nicht, dass du aufhörst, meinen Standort zu teilen',
    'Sprachdaten nicht ausschalten',
    'Schalte die Sprachdaten niemals ab',
    'Starte keine Privatfahrt, ich will keine Privatfahrt',
    'Spiel keine Musik',
    'Stoppe die Musik nicht',
    'Leg nicht auf, nicht auflegen',
    'Ruf nicht die Polizei',
    'Wähle den Notruf nicht',
    'Nicht wärmer',
    'Stell es nicht auf 21 Grad',
    'Bitte nicht, fahre nicht nach Böfingen',
  ],
  fr: [
    'N’arrête pas de partager ma position',
    'Ne désactive pas la géolocalisation',
    'Ne cesse pas de partager ma position',
    'N’arrête jamais de partager ma localisation',
    'Je ne veux pas que tu arrêtes de partager ma position',
    'Désactive pas la géolocalisation',
    'Ne coupe pas mes données vocales',
    'N’active pas la géolocalisation',
    'Ne commence pas de trajet privé',
    'N’arrête pas la musique',
    'Ne joue pas de musique',
    'Ne raccroche pas',
    'N’appelle pas le 112',
    'N’éteins pas la climatisation',
    'Ne mets pas 21 degrés',
    'Ne m’emmène pas, ne va pas à Böfingen',
  ],
};

describe('R26 what is turned round by a "not" is never carried out as its opposite', () => {
  it.each(LANGUAGES.flatMap((language) => TURNED_ROUND[language].map((text) => ({ language, text }))))(
    '$language: $text',
    ({ language, text }) => {
      expect(understand(text, language)).toBeNull();
    },
  );

  it('a place may have such a word in its name', () => {
    expect(understand('Navigue vers Pas-de-Calais', 'fr')).toEqual({
      intent: 'destination',
      name: 'pas de calais',
    });
  });
});

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
