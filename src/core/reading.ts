/** Every metric, its unit and what its sign means. Definitions: `docs/measurement.md`. Ids: `<metric>[.<side or part>]`. */
export const METRICS = {
  'foot-yaw.left': { unit: 'deg', name: 'Left foot direction', positive: 'toward your left' },
  'foot-yaw.right': { unit: 'deg', name: 'Right foot direction', positive: 'toward your left' },
  'turnout.left': { unit: 'deg', name: 'Left turnout', positive: 'toes out' },
  'turnout.right': { unit: 'deg', name: 'Right turnout', positive: 'toes out' },
  'turnout.total': { unit: 'deg', name: 'Turnout, both feet', positive: 'toes out' },
  'turnout.asymmetry': { unit: 'deg', name: 'Turnout, left minus right', positive: 'left larger' },
  'pelvis-rotation': { unit: 'deg', name: 'Pelvis rotation', positive: 'faces your left' },
  'trunk-rotation': { unit: 'deg', name: 'Trunk rotation', positive: 'faces your left' },
  'trunk-twist': { unit: 'deg', name: 'Trunk twist', positive: 'shoulders further left than hips' },
  'pelvis-obliquity': { unit: 'deg', name: 'Pelvic obliquity', positive: 'left side higher' },
  'shoulder-level': { unit: 'deg', name: 'Shoulder level', positive: 'left side higher' },
  'trunk-lean-lateral': { unit: 'deg', name: 'Trunk side lean', positive: 'toward your left' },
  'trunk-lean-forward': { unit: 'deg', name: 'Trunk forward lean', positive: 'forward' },
  'knee-flexion.left': { unit: 'deg', name: 'Left knee bend', positive: 'bent' },
  'knee-flexion.right': { unit: 'deg', name: 'Right knee bend', positive: 'bent' },
  'knee-direction.left': { unit: 'deg', name: 'Left kneecap direction', positive: 'toward your left' },
  'knee-direction.right': { unit: 'deg', name: 'Right kneecap direction', positive: 'toward your left' },
  'hip-rotation.left': { unit: 'deg', name: 'Left hip rotation', positive: 'external' },
  'hip-rotation.right': { unit: 'deg', name: 'Right hip rotation', positive: 'external' },
  'below-knee-twist.left': { unit: 'deg', name: 'Left twist below the knee', positive: 'foot out beyond the knee' },
  'below-knee-twist.right': { unit: 'deg', name: 'Right twist below the knee', positive: 'foot out beyond the knee' },
  'knee-foot-alignment.left': { unit: 'deg', name: 'Left knee over foot', positive: 'knee inside the foot line' },
  'knee-foot-alignment.right': { unit: 'deg', name: 'Right knee over foot', positive: 'knee inside the foot line' },
  'knee-medial-displacement.left': { unit: 'm', name: 'Left knee shift', positive: 'knee toward the middle' },
  'knee-medial-displacement.right': { unit: 'm', name: 'Right knee shift', positive: 'knee toward the middle' },
  'fppa.left': { unit: 'deg', name: 'Left frontal plane projection angle', positive: 'valgus' },
  'fppa.right': { unit: 'deg', name: 'Right frontal plane projection angle', positive: 'valgus' },
  'stance-width': { unit: 'm', name: 'Stance width', positive: 'wider' },
  'stance-width-ratio': { unit: 'leg', name: 'Stance width in leg lengths', positive: 'wider' },
  'body-rise': { unit: 'm', name: 'Height of the hips against standing', positive: 'higher' },
  'weight-share-left': { unit: '0-1', name: 'Weight on the left', positive: 'more on the left' },
} as const satisfies Record<string, { unit: Unit; name: string; positive: string }>;

/** Degrees, metres, leg lengths, or a share of the whole. */
export type Unit = 'deg' | 'm' | 'leg' | '0-1';
export type MetricId = keyof typeof METRICS;
export const METRIC_IDS = Object.keys(METRICS) as MetricId[];

/** Why a metric cannot be told, and what would help. */
export const UNSEEN = {
  nobody: 'Step into the picture.',
  'camera-moved': 'Stand as you began, then hold still. The camera moved, and I measure again.',
  elsewhere: 'Come back to your place. Stand where you stood at the start, alone in the picture.',
  'not-calibrated': 'Stand as you begin, then hold still. Face the camera, toes to the screen.',
  'out-of-picture': 'Step back. I need to see you from head to toe.',
  hidden: 'Let me see you. Something covers that joint: turn on a light, or move what is in the way.',
  'turned-away': 'Face the camera. Your hips are turned too far to tell.',
  'knee-too-straight': 'Bend your knees a little. Straight legs hide where the kneecaps point.',
  'foot-turned': 'This can only be told with the foot straight ahead.',
  'feet-together': 'Set the feet apart. Weight cannot be shared out when they touch.',
  moving: 'Hold still for a moment.',
} as const;
export type UnseenReason = keyof typeof UNSEEN;

/** A value with the half width of its 95 % interval, in the metric's unit, or the reason why it cannot be told. */
export type Reading = { readonly value: number; readonly halfWidth95: number } | { readonly unseen: UnseenReason };
export type Readings = Readonly<Record<MetricId, Reading>>;

export type Seen = Extract<Reading, { value: number }>;
export const isSeen = (reading: Reading): reading is Seen => 'value' in reading;
export const unseen = (reason: UnseenReason): Reading => ({ unseen: reason });
