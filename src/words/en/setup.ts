import type { FramingProblem } from '../../core/framing.ts';

/** Getting in place, before the set. */
export const setup = {
  title: 'Getting in place',
  almost: 'Almost',
  looking: 'Looking for you',
  right: 'That is the place',
  /** What to do in large letters, and why, by what the picture lacks. */
  problems: {
    nobody: ['Step into the picture', 'I look for one person, from head to toe.'],
    'one-person': ['Stand alone in the picture', 'I follow one person, and saw two.'],
    light: ['Turn on a light', 'The picture is too dark to find your feet.'],
    'too-close': ['Step back', 'Head and feet must both be in the picture.'],
    'too-far': ['Come closer', 'From there your feet are too small to measure.'],
    'tilt-down': ['Tilt the screen down', 'Your feet are below the picture.'],
    'tilt-up': ['Tilt the screen up', 'Your head is above the picture.'],
    'to-your-left': ['Step to your left', 'Come to the line.'],
    'to-your-right': ['Step to your right', 'Come to the line.'],
    'face-camera': ['Face the screen', 'Hips and shoulders to the camera.'],
    hidden: ['Show me your feet', 'Something covers them. Light on the shoes helps.'],
  } as Readonly<Record<FramingProblem, readonly [say: string, why: string]>>,
  checks: { body: 'In the picture', distance: 'Distance', place: 'On the line', facing: 'Facing', light: 'Light' },
  /** The answer beside each check, when it is as it should be, and while nothing can be said. */
  fine: { body: 'head to toe', distance: 'good', place: 'yes', facing: 'the screen', light: 'enough' },
  wrong: {
    nobody: 'nobody yet',
    'one-person': 'two people',
    light: 'too dark',
    'too-close': 'too close',
    'too-far': 'too far',
    'tilt-down': 'feet missing',
    'tilt-up': 'head missing',
    'to-your-left': 'too far right',
    'to-your-right': 'too far left',
    'face-camera': 'turned away',
    hidden: 'feet hidden',
  } as Readonly<Record<FramingProblem, string>>,
  notYet: 'not yet',
  holdStill: 'Hold still',
  /** How long to hold still yet; the number stands large over the picture, too. */
  countdown: (seconds: number) => `${seconds} s to go`,
  /** In place, and yet not measured, as the person does not stand as the routine begins. `how`: how it begins. */
  asBegun: (how: string) => `${how} Then hold still.`,
  gotYou: 'Got you',
  bend: 'Bend your knees a little',
  bendWhy: 'It shows me your kneecaps. Or begin without.',
  /** What measuring found, in one sentence. Metres, each with the half width of its interval. */
  found: (distance: string, half: string) => `You stand ${distance} m ± ${half} from the camera.`,
  steps: ['Find your place', 'Hold still', 'Soft bend'],
  position: (n: number, of: number) => `${n} of ${of}`,
  /** Said of the picture to those who do not see it. */
  picture: (say: string) => `You, mirrored, with an outline to fill. ${say}.`,
  /** What can be done without a hand on the keyboard. */
  hands: 'Raise a hand for two seconds to pause. Walk away, and it pauses; half a minute later it ends.',
  skip: 'Begin without',
};
