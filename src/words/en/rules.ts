import type { RuleId } from '../../core/routine.ts';

/** What each form error is called, in two or three words. */
export const rules: Readonly<Record<RuleId, string>> = {
  'knee-inside-foot': 'Knee inside the foot',
  'knee-outside-foot': 'Knee outside the foot',
  'pelvis-turned': 'Belt turned',
  'pelvis-dropped': 'Belt tilted',
  'shoulders-turned': 'Shoulders turned',
  'trunk-leaning': 'Leaning sideways',
  'trunk-leaning-forward': 'Leaning forward',
  'weight-shifted': 'Weight to one side',
  'hands-off-hips': 'Hands off the hips',
  'both-feet-moving': 'Both feet at once',
  'wrong-order': 'Wrong order',
  'too-fast': 'Too fast',
  stepping: 'Stepping',
  'pause-skipped': 'Pause left out',
  'bend-skipped': 'Bend left out',
  'too-shallow': 'Not low enough',
  'heels-too-low': 'Heels too low',
  'knees-bent': 'Knees bent',
  'held-too-short': 'Not held',
  'feet-too-close': 'Feet too close',
  'feet-too-wide': 'Feet too wide',
};
