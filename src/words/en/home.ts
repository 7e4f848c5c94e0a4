/** The first screen. */
export const home = {
  title: 'Move slowly. See where you drift from the line.',
  lead: 'Your camera watches feet, knees, belt and shoulders while you do a slow hip routine. One cue at a time, every number with its doubt, and a plain “cannot tell” where nothing can be seen.',
  /** Said to one who was here before, and what was found then. */
  leadAgain: 'About five minutes.',
  leadWorst: (found: string) => `Last time: ${found}. Start there.`,
  leadClean: 'Last time nothing was surely off.',
  begin: 'Begin',
  steps: 'See the steps',
  video: 'Choose a video',
  demo: 'Watch the demo',
  /** Said before the browser asks for the camera. */
  permission: 'Your browser will ask for the camera.',
  privacy: 'Pictures are measured on this computer and then forgotten. Nothing leaves it.',
  /** The same for one who has the picture recorded. */
  privacyRecorded: 'Pictures are measured on this computer and recorded here, as you chose. Nothing leaves it.',
  lastSet: 'Look at your last set again',
  watch: 'Watch',
  /** In front of what helps to be seen, for one who has read it before. */
  help: 'Where to stand, and how to read it',
  plan: 'Today',
  minutes: (n: number) => `${n} min`,
  planSetup: 'Stand and be measured',
  planReps: (least: number, most: number) =>
    least === most ? `${least} repetitions` : `${least} or ${most} repetitions`,
  planAfter: 'Look back',
  planAfterNote: 'what went well, one thing to work on',
  how: 'How it speaks',
  legend: 'The line hangs straight down. Only what was measured against it gets a colour.',
  states: { good: 'Good', attention: 'Work on this', moving: 'Moving', unknown: 'Cannot tell' },
  places: [
    'Screen at about hip height, upright, two to three metres away.',
    'Head and both feet in the picture, facing the screen.',
    'Light on your shoes, trousers that show the ankles, nobody else in view.',
  ],
  dropHint: 'A video can also be dropped on this page.',
};
