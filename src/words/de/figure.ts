import type { en } from '../en/index.ts';

export const figure: typeof en.figure = {
  label: (step, instruction) => `Eine Figur zeigt: ${step}. ${instruction}`,
  feet: { left: 'Linker Fuß', right: 'Rechter Fuß' },
  out: { heel: 'auf der Ferse, Zehen nach außen', ball: 'auf dem Ballen, Ferse nach innen' },
  in: { heel: 'auf der Ferse, Zehen nach innen', ball: 'auf dem Ballen, Ferse nach außen' },
  bend: 'Knie beugen sich über die zweiten Zehen',
  straighten: 'Langsam wieder hoch',
  rise: 'Fersen heben sich',
  lower: 'Fersen senken sich',
  hold: 'Halten',
  play: 'Abspielen',
  pause: 'Anhalten',
  slow: 'Langsam',
  whole: 'Ganze Übung',
  mirror: 'Wie im Spiegel: Deine rechte Seite ist rechts.',
};
