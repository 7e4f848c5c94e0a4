import type { Followed } from '../../core/progress/series.ts';
import type { Side } from '../../core/landmarks.ts';

/** The range of motion: results, progress, people. */
export const range = {
  title: 'Range of motion',
  /** Before the first check. */
  emptyTitle: 'How far do your feet turn?',
  emptyLead:
    'Out and in, one foot at a time, held for two seconds: three minutes. After three checks, you see whether anything changes.',
  begin: 'Begin a range check',
  softBend: 'Soft-bend check',
  checked: (day: string) => `Range check, ${day}`,
  /** The sentence on top, by what is to be said. */
  first: 'This is where you begin',
  firstLead: 'Two more checks make a trend. Until then these numbers stand by themselves.',
  secondLead: 'One more check makes a trend.',
  noChange: 'No change that I could tell from noise',
  largest: (name: string, amount: string, weeks: string) =>
    `${name}: ${amount} in ${weeks}, within what differs from day to day.`,
  more: (does: string, since: string) => `${does} further than on ${since}`,
  less: (does: string, since: string) => `${does} less far than on ${since}`,
  realLead: (amount: string, weeks: string, rest: string) =>
    `${amount} in ${weeks}: more than the measuring error. ${rest}`,
  restSame: 'The rest is the same, as far as I can tell.',
  /** Of what changed in the same direction as the first, and of what changed against it. */
  restToo: (names: string) => `So did: ${names}.`,
  restAgainst: (names: string) => `The other way went: ${names}.`,
  up: (amount: string) => `Up ${amount}`,
  down: (amount: string) => `Down ${amount}`,
  days: { one: 'day', other: 'days' },
  weeks: { one: 'week', other: 'weeks' },
  /** What a foot does, at the beginning of a sentence. */
  does: {
    'external.left': 'The left foot turns out',
    'internal.left': 'The left foot turns in',
    'external.right': 'The right foot turns out',
    'internal.right': 'The right foot turns in',
  } as Readonly<Record<Followed, string>>,
  /** Each quantity by its name, at the head of a trend. */
  names: {
    'external.left': 'Left out',
    'internal.left': 'Left in',
    'external.right': 'Right out',
    'internal.right': 'Right in',
  } as Readonly<Record<Followed, string>>,
  feet: { left: 'Left foot', right: 'Right foot' } as Readonly<Record<Side, string>>,
  out: 'Out',
  in: 'In',
  notHeld: 'not held',
  /** Of one foot something is missing. */
  missing: {
    left: 'The left foot was not held both out and in. Do only that one within the hour, and it counts as one check.',
    right: 'The right foot was not held both out and in. Do only that one within the hour, and it counts as one check.',
  } as Readonly<Record<Side, string>>,
  onlyFoot: { left: 'Check the left foot', right: 'Check the right foot' } as Readonly<Record<Side, string>>,
  fromVideo: 'It is shown here only, and counts for nobody.',
  own: 'Back to your own results',
  /** Also in place of a name. */
  video: 'Seen in a video',
  /** After a check without a value. */
  unheld: 'This time no foot was held for long enough to be measured.',
  unheldWhy: 'What I saw',
  again: 'only held with the belt turned, or the knee behind: once more, please',
  fan: (side: string, out: string, inward: string) => `${side} from above: out ${out}, in ${inward}`,
  total: 'Both together, out',
  asymmetry: 'Left minus right, out',
  fromHip: (side: string) => `From the hip, ${side}`,
  belowKnee: (side: string) => `From below the knee, ${side}`,
  stance: 'Widest stance',
  even: (difference: string) => `Left and right look even (difference ${difference}).`,
  larger: {
    left: (amount: string) => `Left turns out ${amount} further than right.`,
    right: (amount: string) => `Right turns out ${amount} further than left.`,
  } as Readonly<Record<Side, (amount: string) => string>>,
  largerWhat:
    'Most people’s sides differ a little. If it stays so and troubles you, it is worth mentioning to a professional.',
  what: 'The foot shows hip and lower leg together. What comes from the hip alone is seen only with the knees bent: that is the soft-bend check.',
  was: (day: string) => `Dashed: ${day}.`,
  holds: (n: number) => (n === 1 ? 'held once' : `held ${n} times`),
  pictures: 'As it was held',
  picture: (foot: string, way: string) => `${foot}, ${way}: you, with the angle drawn on the floor`,
  picturesKept: 'Kept on this computer, with the result.',
  picturesHere: 'Only in this page’s memory; gone when you leave it.',
  /** Progress. */
  checks: (n: number) => (n === 1 ? 'One check' : `${n} checks`),
  band: 'band: 95 % interval',
  real: 'a real change',
  noCall: 'no change to call',
  tooFew: 'no trend yet',
  best: (value: string, day: string) => `best ${value}, ${day}`,
  table: 'As a table',
  date: 'Date',
  sets: 'Sets',
  setNames: { reps: 'Repetitions', errors: 'Findings a repetition', stance: 'Widest stance, cm' },
  falling: 'falling',
  rising: 'rising',
  steady: 'steady',
  /** Two dates. */
  compare: 'Compare two dates',
  from: 'From',
  to: 'To',
  change: 'Change',
  isReal: 'real',
  isNoise: 'within noise',
  /** Repeatability. */
  sure: 'How sure a change is',
  sureHow: (sem: string, mdc: string) =>
    `From day to day your checks differ by about ${sem}. Two of them must differ by more than ${mdc} before I call it a change.`,
  sureOwn: (percent: number) =>
    percent === 0
      ? 'That is what others found; it becomes your own with every check.'
      : `${percent} % of that comes from your own checks, the rest from what others found.`,
  /** Others. */
  others: 'What others measure',
  othersWhat:
    'These are other positions, so other numbers: lying or sitting, with a straight pelvis, most of them moved by an examiner. Standing and turning yourself goes less far. There are no such figures for what you did here. Compare yourself with yourself.',
  othersColumns: { people: 'People', position: 'Position', out: 'Out', in: 'In', source: 'Source' },
  othersRows: [
    ['120 adults, 20 to 60', 'on the back', '38.5°', '29.6°', 'Kouyoumdjian et al. 2012'],
    ['the same', 'on the front', '41.8°', '35.2°', 'Kouyoumdjian et al. 2012'],
    ['16 healthy men', 'passive', '41.9° ± 6.6', '35.1° ± 4.7', 'PMC6089031, table 1'],
    ['16 healthy women', 'passive', '41.1° ± 6.4', '42.7° ± 10.3', 'PMC6089031, table 1'],
    ['45 active adults', 'passive', '35° ± 7', '29° ± 11', 'PMC6089031, table 1'],
  ] as readonly (readonly [string, string, string, string, string])[],
  /** Files. */
  files: 'Take it with you',
  report: 'One page for a professional',
  print: 'Print this page',
  csv: 'All results as CSV',
  json: 'All results as JSON',
  /** Pain. */
  painAsk: 'Did anything hurt?',
  painNone: 'No',
  painScale: 'How much, 1 to 10',
  painSaid: (n: number) => (n === 0 ? 'Nothing hurt.' : `Pain ${n} of 10.`),
  painStop:
    'That is more than your limit. Leave it for now. If it does not go away, ask a doctor or a physiotherapist before you go on.',
  /** Of a set or a check that was ended because of it. */
  painEnded:
    'You stopped because it hurt. Leave it for today. If it does not go away, ask a doctor or a physiotherapist before you go on.',
  keep: 'Keep',
  removeResult: 'Delete this check',
  /** People. */
  who: 'Who is this?',
  whoNow: (name: string) => `Results of ${name}`,
  me: 'Me',
  name: 'Name',
  addPerson: 'Add somebody',
  rename: 'Rename',
  removePerson: 'Delete this person',
  removePersonHow: (name: string) => `Everything of ${name} goes: results, plan, pictures, and their kept sessions.`,
  removeSure: (name: string) => `Delete everything of ${name}`,
  forget: 'Delete everything',
  forgetHow: 'Everybody’s results, plans, sessions, pictures and settings on this computer. There is no way back.',
  forgetSure: 'Yes, delete everything',
  cancel: 'Leave it',
  /** Before the first check. */
  beforeTitle: 'Before you begin',
  beforeLead: 'You turn one foot out and in, on its heel, as far as it goes by itself. Nobody measures courage here.',
  notFor: 'Ask a doctor or a physiotherapist first, if',
  notForList: [
    'a hip, knee or ankle was operated on or replaced,',
    'a joint there is unstable, inflamed or freshly hurt,',
    'you are pregnant, or were until a short while ago,',
    'you lose your balance easily: then have something to hold on to,',
    'turning your leg has hurt lately.',
  ],
  rules: 'And while you do it',
  rulesList: [
    'Pain ends the check: press H, or choose “It hurts: stop”. A raised hand only pauses it. Walk away, and half a minute later it ends by itself.',
    'Slowly, and only as far as it goes by itself. There is no far enough.',
    'Barefoot or in flat shoes, on a floor where a heel turns easily.',
    'Lines of tape help: stand on the same place each time.',
  ],
  noDevice: 'This is no medical device. It does not diagnose.',
  hurtsNow: 'Does a hip, knee or foot hurt right now?',
  hurtsNo: 'No',
  hurtsYes: 'Yes',
  hurtsStop:
    'Then not today. Pain would change what you can turn, and turning could make it worse. If it does not go away, ask a doctor or a physiotherapist.',
  agree: 'I have read this. None of it keeps me from it, or a professional has said that I may.',
  agreed: (day: string) => `You agreed to this on ${day}.`,
  go: 'Begin',
  see: 'See how it goes',
  /** One page for a professional. */
  pro: {
    title: 'Range of motion, standing turnout',
    about: (name: string, day: string) => `${name}, ${day}`,
    protocol: 'Protocol',
    protocolText:
      'Standing on both feet, hip-width apart, hands on the hips. One foot at a time turns out and in on its heel, actively, as far as it goes by itself, and is held. The value is the mean over the holds of the median turnout (foot direction against the pelvis). Holds with the pelvis turned along, the knee left behind or the foot lifted are repeated and not scored.',
    conditions: 'Conditions',
    condition: (c: {
      readonly model: string;
      readonly camera: string;
      readonly height: string;
      readonly app: string;
    }) => `One webcam, ${c.camera}; BlazePose ${c.model}; ${c.height}; Plumbline ${c.app}.`,
    cameraAt: (height: string, distance: string) => `${height} m above the floor, ${distance} m away (estimated)`,
    cameraUnknown: 'place not known',
    heightGiven: 'body height given',
    heightAssumed: 'body height assumed as 1.70 m',
    results: 'Results',
    columns: { side: 'Side', out: 'External', in: 'Internal', hip: 'Hip (soft bend)', twist: 'Below knee (soft bend)' },
    over: 'Over time',
    limits: 'What this cannot see',
    limitsText:
      'Turnout is hip, lower leg and foot together; with a straight knee axial thigh rotation cannot be seen in the picture. Hip and lower leg apart come from a soft bend (20 to 45°) and are less certain. No pelvic tilt, no end feel, no passive range. Intervals hold measuring errors found on rendered people and the spread of the holds; nobody has compared it with a laboratory. No norms exist for this test.',
    made: 'Made on the person’s own computer from one camera. Not a medical device.',
  },
};
