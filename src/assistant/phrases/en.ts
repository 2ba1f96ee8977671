import type { Phrases } from '../intent.ts';

const LOCATION = '(?:my |the )?(?:geo ?location|location|position)(?: data| sharing)?';
const VOICE = '(?:my |the )?voice(?: data| recordings)?';

const NOT = '(?:not|dont|never|\\w+n t)';

/** English, in the words of `plainWords`: no capitals, no accents, no punctuation. */
export const english: Phrases = {
  fixed: [
    [
      /\b(?:private trip|privacy mode|(?:pause|stop) (?:all )?sharing(?: everything)?$)/u,
      { intent: 'privacy', wish: 'pause' },
    ],
    [
      new RegExp(
        `\\b(?:stop|quit|don t|do not|never|no longer)\\b.*\\b(?:shar\\w+|send\\w*|track\\w*|using)\\b.*\\b${LOCATION}\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'off', setting: 'geolocation' },
    ],
    [
      /\b(?:stop|quit|don t|do not) (?:tracking|track|following|follow) me\b/u,
      { intent: 'privacy', wish: 'off', setting: 'geolocation' },
    ],
    [
      new RegExp(`\\b(?:turn|switch) (?:off ${LOCATION}|${LOCATION} off)\\b|\\b${LOCATION} off\\b`, 'u'),
      { intent: 'privacy', wish: 'off', setting: 'geolocation' },
    ],
    [
      new RegExp(
        `\\b(?:stop|quit|don t|do not|never|no longer)\\b.*\\b(?:shar\\w+|send\\w*|record\\w*)\\b.*\\b(?:${VOICE}|what i say|my words)\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'off', setting: 'voiceData' },
    ],
    [
      new RegExp(`\\b(?:turn|switch) (?:off ${VOICE}|${VOICE} off)\\b|\\b${VOICE} off\\b`, 'u'),
      { intent: 'privacy', wish: 'off', setting: 'voiceData' },
    ],
    [
      /\b(?:what|which)\b.*\b(?:leaves|leaving|goes out|sent|share|shared)\b/u,
      { intent: 'privacy', wish: 'what-leaves' },
    ],
    [
      new RegExp(
        `\\b(?:share|send) ${LOCATION}\\b|\\b(?:turn|switch) (?:on ${LOCATION}|${LOCATION} on)\\b|\\b${LOCATION} on\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'on', setting: 'geolocation' },
    ],
    [
      new RegExp(
        `\\b(?:share|send) ${VOICE}\\b|\\b(?:turn|switch) (?:on ${VOICE}|${VOICE} on)\\b|\\b${VOICE} on\\b`,
        'u',
      ),
      { intent: 'privacy', wish: 'on', setting: 'voiceData' },
    ],

    [/\b(?:hang up|end (?:the |this )?call|stop (?:the |this )?call)\b/u, { intent: 'call', wish: 'end' }],
    [
      /\b(?:call|phone|ring|dial)\b.*\b(?:emergency|ambulance|police|112)\b/u,
      { intent: 'call', wish: 'start', to: 'emergency' },
    ],
    [
      /\b(?:call|phone|ring|dial|contact)\b.*\b(?:roadside|breakdown|assistance)\b/u,
      { intent: 'call', wish: 'start', to: 'roadside-assistance' },
    ],
    [
      /\b(?:call|phone|ring|dial|contact)\b.*\b(?:dealer|dealership|garage|workshop)\b/u,
      { intent: 'call', wish: 'start', to: 'dealer' },
    ],

    [
      /\b(?:next|skip)(?: this| the)? (?:track|song|one)\b|^(?:next|skip)$/u,
      { intent: 'music', wish: 'next' },
    ],
    [
      /\b(?:pause|stop|turn off|switch off)\b.*\b(?:music|song|track|playing)\b|\bmusic off\b/u,
      { intent: 'music', wish: 'pause' },
    ],
    [
      /\b(?:play|start|resume|turn on|switch on)\b.*\b(?:music|song|track|something)\b|\bmusic on\b/u,
      { intent: 'music', wish: 'play' },
    ],

    [
      /\b(?:turn|switch) (?:off (?:the )?(?:climate|heating|air ?con\w*|ac)|(?:the )?(?:climate|heating|air ?con\w*|ac) off)\b|\bclimate off\b/u,
      { intent: 'climate', wish: 'off' },
    ],
    [
      /\b(?:turn|switch) (?:on (?:the )?(?:climate|heating|air ?con\w*|ac)|(?:the )?(?:climate|heating|air ?con\w*|ac) on)\b|\bclimate on\b/u,
      { intent: 'climate', wish: 'on' },
    ],
    [
      /\b(?:warmer|i m cold|i am cold|too cold|turn (?:it |the heating )?up)\b/u,
      { intent: 'climate', wish: 'warmer' },
    ],
    [
      /\b(?:cooler|colder|i m (?:too )?hot|i am (?:too )?hot|too (?:hot|warm))\b/u,
      { intent: 'climate', wish: 'cooler' },
    ],

    [
      /\b(?:weather|forecast|going to rain|will it (?:rain|snow)|outside temperature|(?:warm|cold|hot) (?:is it )?outside)\b/u,
      { intent: 'weather' },
    ],

    // Whatever else is to be called or played: none of it is on board.
    [
      /^(?:please )?(?:call|phone|ring|dial) (?!it\b|me\b|that\b|for\b)./u,
      { intent: 'call', wish: 'unknown' },
    ],
    [/^(?:please )?(?:play|put on) (?!it\b)./u, { intent: 'music', wish: 'unknown' }],
  ],
  negation: {
    any: /\b(?:not|dont|never|cannot|no longer|\w+n t)\b/u,
    ofStopping: new RegExp(
      `\\b${NOT} (?:(?!shar|send|track|record|us[ei])\\w+ ){0,5}(?:(?:stop|quit|paus|ceas)\\w*|(?:turn|switch)\\w*(?: \\w+){0,4} off)\\b`,
      'u',
    ),
    ofCalling: /\b(?:don t|dont|do not|never) (?:\w+ )?(?:call|phone|ring|dial|contact)\b/u,
  },
  temperature: [
    /\b(?<degrees>\d+(?:\.\d+)?|twenty [a-z]+|[a-z]+) degrees?\b/u,
    /\b(?:make it|set it to|set the temperature to|temperature|climate to) (?<degrees>\d+(?:\.\d+)?)\b/u,
  ],
  destination: [
    /\b(?:navigate|drive|take me|bring me|directions|guide me|go|route|head) (?:to |towards )(?:the )?(?<place>.+)$/u,
  ],
  numbers: [
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
    'twenty',
    'twentyone',
    'twentytwo',
    'twentythree',
    'twentyfour',
    'twentyfive',
    'twentysix',
    'twentyseven',
    'twentyeight',
  ],
};
