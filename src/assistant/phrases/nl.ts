import type { Phrases } from '../intent.ts';

const LOCATION = '(?:mijn |de )?(?:geo ?locatie|locatie|positie)(?:gegevens| delen)?';
const VOICE = '(?:mijn |de )?(?:spraakgegevens|spraak(?:data)?|stemgegevens|stem)';

/** Dutch, in the words of `plainWords`. */
export const dutch: Phrases = {
  fixed: [
    [
      /\b(?:privérit|priverit|prive ?rit|privacymodus|deel even niets)\b/u,
      { intent: 'privacy', wish: 'pause' },
    ],
    [
      new RegExp(
        `\\b(?:stop|niet|nooit|geen)\\b.*\\b${LOCATION}\\b|\\b${LOCATION}\\b.*\\b(?:niet|nooit|niet meer)\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'off', setting: 'geolocation' },
    ],
    [
      /\b(?:volg me niet|stop met (?:mij |me )?volgen)\b/u,
      { intent: 'privacy', wish: 'off', setting: 'geolocation' },
    ],
    [
      new RegExp(`\\b(?:zet|schakel) ${LOCATION} uit\\b|\\b${LOCATION} uit(?:schakelen|zetten)?\\b`, 'u'),
      { intent: 'privacy', wish: 'off', setting: 'geolocation' },
    ],
    [
      new RegExp(
        `\\b(?:stop|niet|nooit|geen)\\b.*\\b(?:${VOICE}|wat ik zeg|mijn woorden)\\b|\\b(?:${VOICE}|wat ik zeg|mijn woorden)\\b.*\\b(?:niet|nooit)\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'off', setting: 'voiceData' },
    ],
    [
      new RegExp(`\\b${VOICE} uit(?:schakelen|zetten)?\\b`, 'u'),
      { intent: 'privacy', wish: 'off', setting: 'voiceData' },
    ],
    [
      /\b(?:wat|welke)\b.*\b(?:verlaat|verlaten|naar buiten|verstuurd|verstuur je|deel je|gedeeld)\b/u,
      { intent: 'privacy', wish: 'what-leaves' },
    ],
    [
      new RegExp(`\\b(?:deel|verstuur) ${LOCATION}\\b|\\b${LOCATION} (?:aan|inschakelen|aanzetten)\\b`, 'u'),
      { intent: 'privacy', wish: 'on', setting: 'geolocation' },
    ],
    [
      new RegExp(`\\b(?:deel|verstuur) ${VOICE}\\b|\\b${VOICE} (?:aan|inschakelen|aanzetten)\\b`, 'u'),
      { intent: 'privacy', wish: 'on', setting: 'voiceData' },
    ],

    [
      /\b(?:hang op|ophangen|beeindig (?:het |dit )?gesprek|stop (?:het |dit )?gesprek)\b/u,
      { intent: 'call', wish: 'end' },
    ],
    [
      /\b(?:bel|bellen)\b.*\b(?:noodnummer|alarmnummer|nooddienst\w*|hulpdiensten|ambulance|politie|112)\b|\bnoodoproep\b/u,
      { intent: 'call', wish: 'start', to: 'emergency' },
    ],
    [
      /\b(?:bel|bellen)\b.*\b(?:pech\w*|wegenwacht|bijstand|takeldienst)\b/u,
      { intent: 'call', wish: 'start', to: 'roadside-assistance' },
    ],
    [
      /\b(?:bel|bellen)\b.*\b(?:dealer|garage|werkplaats)\b/u,
      { intent: 'call', wish: 'start', to: 'dealer' },
    ],

    [
      /\bvolgende? (?:nummer|lied|track)\b|\b(?:nummer|lied) overslaan\b|^(?:volgende?|sla over|overslaan)$/u,
      { intent: 'music', wish: 'next' },
    ],
    [
      /\b(?:pauzeer|stop|zet)\b.*\bmuziek\b(?!.*\baan\b)(?:.*\b(?:uit|stil|op pauze)\b)?|\bmuziek uit\b/u,
      { intent: 'music', wish: 'pause' },
    ],
    [
      /\b(?:speel|start|zet|draai)\b.*\b(?:muziek|nummer|lied|iets)\b|\bmuziek aan\b/u,
      { intent: 'music', wish: 'play' },
    ],

    [/\b(?:klimaat(?:regeling)?|verwarming|airco) uit\b/u, { intent: 'climate', wish: 'off' }],
    [/\b(?:klimaat(?:regeling)?|verwarming|airco) aan\b/u, { intent: 'climate', wish: 'on' }],
    [/\b(?:warmer|ik heb het (?:te )?koud|te koud)\b/u, { intent: 'climate', wish: 'warmer' }],
    [
      /\b(?:koeler|kouder|ik heb het (?:te )?(?:warm|heet)|te (?:warm|heet))\b/u,
      { intent: 'climate', wish: 'cooler' },
    ],

    [
      /\b(?:weer|weersverwachting|weerbericht|gaat het regenen|regent het|(?:warm|koud) (?:is het )?buiten|buitentemperatuur)\b/u,
      { intent: 'weather' },
    ],

    // Whatever else is to be called or played: none of it is on board.
    [/^(?:bel|bellen met) ./u, { intent: 'call', wish: 'unknown' }],
    [/^(?:speel|draai) ./u, { intent: 'music', wish: 'unknown' }],
  ],
  negation: {
    any: /\b(?:niet|nooit|geen)\b/u,
    ofStopping:
      /\bstop\w* (?:\w+ )?(?:niet|nooit|geen)\b|\b(?:niet|nooit) (?:(?!deel|del|verst|volg)\w+ ){0,4}(?:stop\w*|op\w*houd\w*|hou\w* op)\b|\bhou\w* (?:\w+ )?(?:niet|nooit) op\b|\b(?:niet|nooit)(?: meer| weer| langer| zomaar)? (?:uit|af)\w*\b/u,
    ofCalling: /\bbel\w* (?:\w+ ){0,2}(?:niet|nooit)\b|\b(?:niet|nooit) (?:\w+ )?bellen\b/u,
  },
  temperature: [
    /\b(?<degrees>\d+(?:\.\d+)?|[a-z]+) graden\b/u,
    /\b(?:temperatuur|klimaat|zet het) (?:op|naar) (?<degrees>\d+(?:\.\d+)?)\b/u,
  ],
  destination: [
    /\b(?:navigeer|rijd|rij|breng (?:me|mij|ons)|ga|route|leid me|neem me mee|ik wil) naar (?:de |het )?(?<place>.+)$/u,
  ],
  numbers: [
    'zestien',
    'zeventien',
    'achttien',
    'negentien',
    'twintig',
    'eenentwintig',
    'tweeentwintig',
    'drieentwintig',
    'vierentwintig',
    'vijfentwintig',
    'zesentwintig',
    'zevenentwintig',
    'achtentwintig',
  ],
};
