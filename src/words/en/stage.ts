/** During a set. */
export const stage = {
  panel: 'Your set',
  readings: 'Readings',
  /** Said of the picture to those who do not see it. */
  picture: (step: string, values: string) => `You, mirrored. ${step}. ${values}.`,
  setUp: 'Set up',
  thenHold: 'then hold still',
  position: (n: number, of: number) => `${n} of ${of}`,
  next: (step: string) => `then ${step}`,
  repetition: { one: 'repetition', other: 'repetitions' },
  /** The repetition that is under way, of those that the set has. */
  repNow: (n: number, of: number) => `Repetition ${n} of ${of}`,
  /** Repetitions done, of those that the set has. */
  repsOf: (done: number, of: number) => `${done} of ${of} ${of === 1 ? 'repetition' : 'repetitions'}`,
  measuring: 'Measuring you',
  measured: 'Measured',
  holdStill: 'Hold still',
  putRight: 'Put right',
  thatIsIt: 'That is it',
  workOnThis: 'Work on this',
  cannotTell: 'Cannot tell',
  now: 'Now',
  ready: 'Ready',
  begin: 'Begin when you like',
  paused: 'Paused',
  pause: 'Pause',
  goOn: 'Go on',
  endSet: 'End set',
  /** Ends it at once, in place of a pause. */
  hurts: 'It hurts: stop',
  remeasure: 'Measure me again',
  mute: 'Sound off',
  unmute: 'Sound on',
  best: (value: string) => `best ${value}`,
  turnoutDial: (side: string, words: string) => `Turnout ${side}: ${words}`,
  /** It stands still: in large letters up to the first full stop, then why, and how it goes on. */
  pausedByHand: 'Paused. Go on when you are back in place: raise a hand, or press Space.',
  pausedHidden: 'Paused. The page was hidden. Go on when you are back in place: raise a hand, or press Space.',
  pausedLost: 'Step back into place. I lost sight of you. It goes on by itself; after half a minute it ends.',
  raising: 'Hand up',
  raisingToPause: 'Hold it there to pause',
  raisingToGoOn: 'Hold it there to go on',
  /** What calibration found, in a sentence a person can hold against their room. */
  found: (camera: {
    readonly height: string;
    readonly distance: string;
    readonly look: string;
    readonly turned: string;
    readonly scale: string;
  }) =>
    `I take the camera to stand ${camera.height} cm above the floor, ${camera.distance} m from your feet, ` +
    `looking ${camera.look}${camera.turned}. Lengths come from ${camera.scale}.`,
  lookLevel: 'level',
  lookUp: (degrees: number) => `${degrees}° up`,
  lookDown: (degrees: number) => `${degrees}° down`,
  turned: (degrees: number) => `, turned ${degrees}°`,
  scaleGiven: 'your height',
  scaleAssumed: (cm: number) => `a height of ${cm} cm, since none was given`,
  /** How it keeps up. */
  rate: (n: string) => `${n} pictures a second`,
  dropped: (n: number) => `${n} dropped`,
  noneDropped: 'none dropped',
  slow: (times: string) => `Shown at ${times}× speed`,
  age: (ms: number) => `marks after ${ms} ms`,
  slowMotion: (times: string) => `This computer measures slowly. You see it at ${times}× speed.`,
  slowHere: 'This computer measures slowly. Quick pivots may be missed.',
  goFaster: 'Use the fast model',
  computes: (model: string, runtime: string) => `${model}, by ${runtime}`,
  /** Something happened, and it goes on. */
  noticeRestarted: 'The pose model had stopped, and was started again. Nothing that was recorded is lost.',
  noticeCamera: (name: string) =>
    `The camera was gone. It goes on with “${name}”: hold still for a moment, I measure you again.`,
  noticeSteppedDown: (model: string) => `This computer is slow now: it goes on with the pose model “${model}”.`,
  noticeNextSet: (model: string) =>
    `This computer is slow now: your next set is measured with the pose model “${model}”. It can be chosen in the settings.`,
  amounts: { coach: 'Coach', numbers: 'Numbers', mirror: 'Mirror only' },
  shows: (amount: string) => `Shows: ${amount}`,
  mirrorOf: (delay: number) => (delay ? `Mirror: ${delay} s ago` : 'Mirror: now'),
  delayed: (seconds: number) => `You, ${seconds} seconds ago`,
  noDelay: 'This browser cannot hold the picture back.',
  keys: 'Keys',
  keyList: {
    pause: 'Pause, go on',
    remeasure: 'Measure me again',
    mute: 'Sound on, off',
    amount: 'Coach, numbers, mirror',
    faster: 'The fast model, where it is slow',
    delay: 'Mirror some seconds later',
    hurts: 'It hurts: end at once',
    end: 'End set',
    developer: 'Times, for developers',
    keys: 'This list',
  },
  keyNames: { space: 'Space', escape: 'Esc' },
  hand: 'Raise a hand for two seconds',
  close: 'Close',
};
