import { METRIC_IDS, METRICS, UNSEEN } from '../../core/reading.ts';
import type { MetricId, UnseenReason } from '../../core/reading.ts';

/** What a positive value, a negative one, and one that may as well be zero are called. */
export type Directions = readonly [positive: string, negative: string, neither: string];

const directions: Readonly<Record<DirectedMetric, Directions>> = {
  'foot-yaw': ['left', 'right', 'straight'],
  turnout: ['out', 'in', 'straight'],
  'turnout.asymmetry': ['left more', 'right more', 'even'],
  'pelvis-rotation': ['left', 'right', 'square'],
  'trunk-rotation': ['left', 'right', 'square'],
  'trunk-twist': ['left', 'right', 'square'],
  'pelvis-obliquity': ['left high', 'right high', 'level'],
  'shoulder-level': ['left high', 'right high', 'level'],
  'trunk-lean-lateral': ['left', 'right', 'upright'],
  'trunk-lean-forward': ['forward', 'back', 'upright'],
  'knee-direction': ['left', 'right', 'straight'],
  'hip-rotation': ['out', 'in', 'straight'],
  'below-knee-twist': ['out', 'in', 'straight'],
  'knee-foot-alignment': ['inside', 'outside', 'over foot'],
  'knee-medial-displacement': ['inside', 'outside', 'over foot'],
  fppa: ['inside', 'outside', 'straight'],
  'weight-share-left': ['left', 'right', 'even'],
};

/** Metrics whose sign is a direction, by their name without the side. */
export type DirectedMetric =
  | 'foot-yaw'
  | 'turnout'
  | 'turnout.asymmetry'
  | 'pelvis-rotation'
  | 'trunk-rotation'
  | 'trunk-twist'
  | 'pelvis-obliquity'
  | 'shoulder-level'
  | 'trunk-lean-lateral'
  | 'trunk-lean-forward'
  | 'knee-direction'
  | 'hip-rotation'
  | 'below-knee-twist'
  | 'knee-foot-alignment'
  | 'knee-medial-displacement'
  | 'fppa'
  | 'weight-share-left';

/** Why a reading is missing, in two or three words for a list; the sentence that helps is in `help`. */
const reasons: Readonly<Record<UnseenReason, string>> = {
  nobody: 'nobody seen',
  'camera-moved': 'camera moved',
  elsewhere: 'not in place',
  'not-calibrated': 'not yet',
  'out-of-picture': 'out of view',
  hidden: 'hidden',
  'turned-away': 'turned away',
  'knee-too-straight': 'too straight',
  'foot-turned': 'foot turned',
  'feet-together': 'feet together',
  moving: 'moving',
};

/** Names short enough for large letters. The rest go by their full names. */
const short = {
  'pelvis-obliquity': 'Belt',
  'turnout.left': 'Left foot',
  'turnout.right': 'Right foot',
  'knee-foot-alignment.left': 'Left knee',
  'knee-foot-alignment.right': 'Right knee',
  'turnout.total': 'Both feet',
  'turnout.asymmetry': 'Difference',
  'stance-width': 'Stance',
  'pelvis-rotation': 'Belt turn',
  'trunk-lean-lateral': 'Side lean',
  'body-rise': 'Rise',
  'trunk-lean-forward': 'Forward lean',
  'knee-flexion.left': 'Left bend',
  'knee-flexion.right': 'Right bend',
};

/** Names, values and reasons of everything that is measured. */
export const readings = {
  directions,
  reasons,
  short,
  help: UNSEEN as Readonly<Record<UnseenReason, string>>,
  names: Object.fromEntries(METRIC_IDS.map((id) => [id, METRICS[id].name])) as Readonly<Record<MetricId, string>>,
  legLengths: ' leg lengths',
};
