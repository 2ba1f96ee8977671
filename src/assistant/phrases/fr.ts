import type { Phrases } from '../intent.ts';

const LOCATION = '(?:ma |la |de )?(?:geolocalisation|localisation|position)';
const VOICE = '(?:mes |les |ma |la |de )?(?:donnees vocales|voix)';
const OFF = '(?:desactive[rz]?|coupe[rz]?|eteins|arrete[rz]?|stoppe[rz]?)';
const ON = '(?:active[rz]?|allume[rz]?|partage[rz]?|envoie|transmets)';

const STOPS = '(?:desactiv|coup|etein|eteign|arret|stopp|cess|suspend|interromp)\\w*';

/** French, in the words of `plainWords`: accents and apostrophes are gone. */
export const french: Phrases = {
  fixed: [
    [/\b(?:trajet prive|mode prive)\b/u, { intent: 'privacy', wish: 'pause' }],
    [
      new RegExp(
        `\\b${OFF}\\b.*\\b${LOCATION}\\b|\\bn(?:e)? (?:\\w+ ){0,4}(?:partag|transm|envo[iy]|sui[sv])\\w*\\b.*\\b${LOCATION}\\b|\\bne me suis (?:pas|plus)\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'off', setting: 'geolocation' },
    ],
    [
      new RegExp(
        `\\b${OFF}\\b.*\\b${VOICE}\\b|\\bn(?:e)? (?:\\w+ ){0,4}(?:partag|transm|envo[iy]|enregistr)\\w*\\b.*\\b(?:${VOICE}|ce que je dis)\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'off', setting: 'voiceData' },
    ],
    [
      /\b(?:que|qu|quoi|quelles?)\b.*\b(?:quittent?|sort|sortent|partage|partagees?|envoyees?|transmis\w*)\b/u,
      { intent: 'privacy', wish: 'what-leaves' },
    ],
    [new RegExp(`\\b${ON} ${LOCATION}\\b`, 'u'), { intent: 'privacy', wish: 'on', setting: 'geolocation' }],
    [new RegExp(`\\b${ON} ${VOICE}\\b`, 'u'), { intent: 'privacy', wish: 'on', setting: 'voiceData' }],

    [
      /\b(?:raccroche[rz]?|termine[rz]? l appel|fin de l appel|mets fin a l appel)\b/u,
      { intent: 'call', wish: 'end' },
    ],
    [
      /\b(?:appelle|appelez|appeler|appel)\b.*\b(?:urgences?|secours|ambulance|police|112)\b/u,
      { intent: 'call', wish: 'start', to: 'emergency' },
    ],
    [
      /\b(?:appelle|appelez|appeler)\b.*\b(?:assistance|depannage|depanneuse|depanneur)\b/u,
      { intent: 'call', wish: 'start', to: 'roadside-assistance' },
    ],
    [
      /\b(?:appelle|appelez|appeler)\b.*\b(?:concession(?:naire)?|garage|garagiste|atelier)\b/u,
      { intent: 'call', wish: 'start', to: 'dealer' },
    ],

    [
      /\b(?:morceau|titre|chanson|piste) suivante?\b|\bpasse (?:au|a la) suivante?\b|^suivante?$/u,
      { intent: 'music', wish: 'next' },
    ],
    [
      /\b(?:mets la musique en pause|(?:pause|coupe[rz]?|arrete[rz]?|stoppe[rz]?|eteins)\b.*\b(?:musique|morceau|chanson))\b/u,
      { intent: 'music', wish: 'pause' },
    ],
    [
      /\b(?:joue[rz]?|lance[rz]?|mets|mettez|met|lis|lecture)\b.*\b(?:musique|morceau|chanson)\b/u,
      { intent: 'music', wish: 'play' },
    ],

    [
      new RegExp(`\\b${OFF}\\b.*\\b(?:climatisation|clim|chauffage)\\b`, 'u'),
      { intent: 'climate', wish: 'off' },
    ],
    [
      /\b(?:active[rz]?|allume[rz]?|mets|demarre[rz]?)\b.*\b(?:climatisation|clim|chauffage)\b(?! a \d)/u,
      { intent: 'climate', wish: 'on' },
    ],
    [/\b(?:plus chaud|j ai (?:trop )?froid|trop froid)\b/u, { intent: 'climate', wish: 'warmer' }],
    [
      /\b(?:plus (?:frais|froid)|moins chaud|j ai (?:trop )?chaud|trop chaud)\b/u,
      { intent: 'climate', wish: 'cooler' },
    ],

    [
      /\b(?:meteo|quel temps|va t il pleuvoir|pleut il|previsions?|fait il (?:chaud|froid)|temperature exterieure)\b/u,
      { intent: 'weather' },
    ],

    // Whatever else is to be called or played: none of it is on board.
    [/^(?:appelle[rz]?|appelez|telephone[rz]? a) ./u, { intent: 'call', wish: 'unknown' }],
    [/^(?:joue[rz]?) ./u, { intent: 'music', wish: 'unknown' }],
  ],
  negation: {
    any: /\b(?:ne|n|pas|jamais)\b(?! importe)/u,
    ofStopping: new RegExp(
      `\\b(?:ne|n) (?:(?!partag|transm|envo|enreg|sui[sv])\\w+ ){0,5}${STOPS}\\b|\\b${STOPS} (?:surtout )?(?:pas|jamais)\\b|\\bpas (?:\\w+ )?${STOPS}\\b`,
      'u',
    ),
    ofCalling: /\b(?:ne|n) (?:\w+ )?appel\w*\b|\bappel\w* pas\b/u,
  },
  temperature: [
    /\b(?<degrees>\d+(?:\.\d+)?|vingt et un|(?:vingt|dix) [a-z]+|[a-z]+) degres?\b/u,
    /\b(?:temperature|climatisation|clim|chauffage) (?:a|sur) (?<degrees>\d+(?:\.\d+)?)\b/u,
  ],
  destination: [
    /\b(?:navigue[rz]?|va|aller|allons|allez|conduis moi|emmene moi|emmenez moi|guide moi|guidez moi|itineraire|route|roule[rz]?) (?:jusqu a |jusqu au |vers |a |au |aux |pour )(?:la |le |l |les )?(?<place>.+)$/u,
  ],
  numbers: [
    'seize',
    'dixsept',
    'dixhuit',
    'dixneuf',
    'vingt',
    'vingtetun',
    'vingtdeux',
    'vingttrois',
    'vingtquatre',
    'vingtcinq',
    'vingtsix',
    'vingtsept',
    'vingthuit',
  ],
};
