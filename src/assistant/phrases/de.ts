import type { Phrases } from '../intent.ts';

const LOCATION =
  '(?:meinen |meine |meiner |den |die |der )?(?:standort(?:s|daten|freigabe)?|position(?:sdaten)?|ortung|geolokalisierung)';
const VOICE = '(?:meine |meiner |die |der )?(?:sprachdaten|stimme|sprachaufzeichnung(?:en)?)';

/** German, in the words of `plainWords`: umlauts have lost their dots. */
export const german: Phrases = {
  fixed: [
    [/\b(?:privatfahrt|private fahrt|privatmodus)\b/u, { intent: 'privacy', wish: 'pause' }],
    [
      new RegExp(
        `\\b(?:stopp?e?|nicht|nie|kein\\w*|beende)\\b.*\\b${LOCATION}\\b|\\b${LOCATION}\\b.*\\b(?:nicht|nie|beenden)\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'off', setting: 'geolocation' },
    ],
    [
      /\b(?:verfolge? mich nicht|nicht mehr verfolgen)\b/u,
      { intent: 'privacy', wish: 'off', setting: 'geolocation' },
    ],
    [
      new RegExp(`\\b${LOCATION} (?:aus|ab)(?:schalten)?\\b`, 'u'),
      { intent: 'privacy', wish: 'off', setting: 'geolocation' },
    ],
    [
      new RegExp(
        `\\b(?:stopp?e?|nicht|nie|kein\\w*|beende)\\b.*\\b(?:${VOICE}|was ich sage|meine worte)\\b|\\b(?:${VOICE}|was ich sage|meine worte)\\b.*\\b(?:nicht|nie|beenden)\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'off', setting: 'voiceData' },
    ],
    [
      new RegExp(`\\b${VOICE} (?:aus|ab)(?:schalten)?\\b`, 'u'),
      { intent: 'privacy', wish: 'off', setting: 'voiceData' },
    ],
    [
      /\b(?:was|welche)\b.*\b(?:verlasst|verlassen|gesendet|geteilt|nach (?:draussen|aussen))\b/u,
      { intent: 'privacy', wish: 'what-leaves' },
    ],
    [
      new RegExp(
        `\\b(?:teile?|sende) ${LOCATION}\\b|\\b${LOCATION} (?:teilen|freigeben|an|ein|anschalten|einschalten)\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'on', setting: 'geolocation' },
    ],
    [
      new RegExp(
        `\\b(?:teile?|sende) ${VOICE}\\b|\\b${VOICE} (?:teilen|freigeben|an|ein|anschalten|einschalten)\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'on', setting: 'voiceData' },
    ],

    [
      /\b(?:leg(?:e)? auf|auflegen|beende (?:den |das )?(?:anruf|gesprach)|(?:anruf|gesprach) beenden)\b/u,
      { intent: 'call', wish: 'end' },
    ],
    [
      /\b(?:ruf\w*|anrufen|wahle?)\b.*\b(?:notruf\w*|notdienst|rettungsdienst|krankenwagen|polizei|112)\b|\b(?:notruf\w*|rettungsdienst|polizei|112)\b.*\b(?:an|rufen|anrufen|wahlen|absetzen)\b/u,
      { intent: 'call', wish: 'start', to: 'emergency' },
    ],
    [
      /\b(?:ruf\w*|anrufen)\b.*\b(?:pannen\w*|abschleppdienst)\b|\b(?:pannen\w*|abschleppdienst)\b.*\b(?:an|rufen|anrufen)\b/u,
      { intent: 'call', wish: 'start', to: 'roadside-assistance' },
    ],
    [
      /\b(?:ruf\w*|anrufen)\b.*\b(?:handler|werkstatt|autohaus)\b|\b(?:handler|werkstatt|autohaus)\b.*\b(?:an|anrufen)\b/u,
      { intent: 'call', wish: 'start', to: 'dealer' },
    ],

    [
      /\bnachste[rsn]? (?:titel|lied|song|stuck)\b|\b(?:titel|lied) uberspringen\b|^(?:weiter|uberspringen?)$/u,
      { intent: 'music', wish: 'next' },
    ],
    [
      /\b(?:pausiere?|stopp?e?|halte)\b.*\b(?:musik|lied|titel)\b|\bmusik (?:aus|ausschalten|stoppen|pausieren|anhalten)\b/u,
      { intent: 'music', wish: 'pause' },
    ],
    [
      /\b(?:spiele?|starte?|mach)\b.*\b(?:musik|lied|titel|etwas)\b|\bmusik (?:an|ab|abspielen|einschalten|anmachen)\b/u,
      { intent: 'music', wish: 'play' },
    ],

    [
      /\b(?:klima(?:anlage|tisierung)?|heizung) (?:aus|ab)(?:schalten)?\b/u,
      { intent: 'climate', wish: 'off' },
    ],
    [
      /\b(?:klima(?:anlage|tisierung)?|heizung) (?:an|ein)(?:schalten)?\b/u,
      { intent: 'climate', wish: 'on' },
    ],
    [/\b(?:warmer|mir ist (?:zu )?kalt|zu kalt)\b/u, { intent: 'climate', wish: 'warmer' }],
    [
      /\b(?:kuhler|kalter|mir ist (?:zu )?(?:warm|heiss)|zu (?:warm|heiss))\b/u,
      { intent: 'climate', wish: 'cooler' },
    ],

    [
      /\b(?:wetter\w*|regnet es|wird es regnen|(?:warm|kalt) (?:ist es )?draussen|aussentemperatur)\b/u,
      { intent: 'weather' },
    ],

    // Whatever else is to be called or played: none of it is on board.
    [/^(?:ruf\w* .* an|wahle .*|.* anrufen)$/u, { intent: 'call', wish: 'unknown' }],
    [/^(?:spiele?) .|. abspielen$/u, { intent: 'music', wish: 'unknown' }],
  ],
  negation: {
    any: /\b(?:nicht|nie|niemals|kein\w*)\b/u,
    ofStopping:
      /\b(?:stopp?\w*|beende\w*|deaktivier\w*) (?:(?!teil|send|verfolg)\w+ ){0,4}(?:nicht|nie|niemals|kein\w*)\b|\b(?:nicht|nie|niemals) (?:(?!teil|send|verfolg)\w+ ){0,4}(?:stopp\w*|(?:zu )?beend\w*|deaktivier\w*|aufhor\w*|aufzuhoren|anhalten|(?:aus|ab)(?:zu)?(?:schalt|stell|mach)\w*)\b|\bhor\w* (?:\w+ )?(?:nicht|nie|niemals) auf\b|\b(?:nicht|nie|niemals)(?: mehr| wieder| einfach)? (?:aus|ab)$/u,
    ofCalling:
      /\b(?:ruf\w*|wahle?) (?:\w+ ){0,2}(?:nicht|nie|niemals|kein\w*)\b|\b(?:nicht|nie|niemals) (?:\w+ )?(?:rufen|anrufen|wahlen)\b/u,
  },
  temperature: [
    /\b(?<degrees>\d+(?:\.\d+)?|[a-z]+) grad\b/u,
    /\b(?:temperatur|klima\w*|heizung|stell\w*) (?:auf|es auf) (?<degrees>\d+(?:\.\d+)?)\b/u,
  ],
  destination: [
    /\b(?:navigiere?|fahre?|bring(?:e)? (?:mich|uns)|route|fuhre? mich|ich (?:will|mochte)) (?:nach|zum|zur|zu) (?:der |dem |den )?(?<place>.+?)(?: fahren)?$/u,
  ],
  numbers: [
    'sechzehn',
    'siebzehn',
    'achtzehn',
    'neunzehn',
    'zwanzig',
    'einundzwanzig',
    'zweiundzwanzig',
    'dreiundzwanzig',
    'vierundzwanzig',
    'funfundzwanzig',
    'sechsundzwanzig',
    'siebenundzwanzig',
    'achtundzwanzig',
  ],
};
