/** What the cues say that more than one routine has, in German; a routine uses those that it has. */
export const SHARED_CUES = {
  'knee-out': 'Knie {side} über die zweite Zehe',
  'knee-in': 'Knie {side} herein, über die zweite Zehe',
  'belt-level': 'Gürtel waagerecht',
  'belt-square': 'Gürtel zum Bildschirm',
  'weight-middle': 'Gewicht in die Mitte',
  'stand-tall': 'Aufrecht über beide Füße',
  'one-foot': 'Ein Fuß nach dem anderen',
  slower: 'Langsamer',
} as const;

/** Why, by rule. */
export const SHARED_RULES = {
  'knee-inside-foot': 'Die Kniescheibe zeigt weiter nach innen als der Fuß; das verdreht das Knie.',
  'knee-outside-foot': 'Die Kniescheibe zeigt weiter nach außen als der Fuß.',
  'pelvis-dropped': 'Eine Seite des Beckens war tiefer als die andere.',
  'trunk-leaning': 'Der Rumpf neigte sich zur Seite.',
  'weight-shifted': 'Auf einem Fuß war mehr Gewicht.',
  'both-feet-moving': 'Beide Füße drehten sich zugleich; so stand das Gewicht auf keinem.',
} as const;

/** The same in a range check. */
export const CHECK_RULES = {
  'pelvis-turned':
    'Das Becken hat sich mitgedreht. Das ist kein Bewegungsmaß der Hüfte; darum kommt dieses noch einmal.',
  stepping: 'Der Fuß wurde gehoben und woanders gesetzt; er hat sich nicht am Boden gedreht.',
} as const;

/** Who asks a professional before a range check. */
export const CHECK_SAFETY =
  'Frag zuerst jemanden vom Fach, wenn Hüfte, Knie oder Sprunggelenk operiert oder ersetzt, instabil oder frisch verletzt sind, wenn du schwanger bist oder leicht das Gleichgewicht verlierst. Tut etwas weh, hör auf.';
