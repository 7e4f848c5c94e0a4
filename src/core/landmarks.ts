/**
 * The 33 BlazePose landmarks in the estimator's order. `left` and `right` are the subject's own.
 * Source: mediapipe `tasks/cc/vision/pose_landmarker/pose_topology.h`. Our own table, because the type declarations of
 * `@mediapipe/pose` leave out knees and ankles.
 */
export const LANDMARKS = [
  'nose',
  'left-eye-inner',
  'left-eye',
  'left-eye-outer',
  'right-eye-inner',
  'right-eye',
  'right-eye-outer',
  'left-ear',
  'right-ear',
  'mouth-left',
  'mouth-right',
  'left-shoulder',
  'right-shoulder',
  'left-elbow',
  'right-elbow',
  'left-wrist',
  'right-wrist',
  'left-pinky',
  'right-pinky',
  'left-index',
  'right-index',
  'left-thumb',
  'right-thumb',
  'left-hip',
  'right-hip',
  'left-knee',
  'right-knee',
  'left-ankle',
  'right-ankle',
  'left-heel',
  'right-heel',
  'left-foot-index',
  'right-foot-index',
] as const;

export type LandmarkName = (typeof LANDMARKS)[number];
/** How many landmarks a body has. */
export const LANDMARK_COUNT = LANDMARKS.length;

/** The subject's left or right. */
export type Side = 'left' | 'right';
export const SIDES = ['left', 'right'] as const satisfies readonly Side[];
/** +1 for the subject's left, −1 for the right: turns a direction "toward the subject's left" into "outward". */
export const OUTWARD: Readonly<Record<Side, 1 | -1>> = { left: 1, right: -1 };
export const otherSide = (side: Side): Side => (side === 'left' ? 'right' : 'left');

/** Index of each landmark by name. */
export const INDEX = Object.fromEntries(LANDMARKS.map((name, index) => [name, index])) as Readonly<
  Record<LandmarkName, number>
>;

/** Landmarks that come in pairs, by side: `PAIR.knee.left` is an index. */
export const PAIR = {
  ear: { left: 7, right: 8 },
  shoulder: { left: 11, right: 12 },
  elbow: { left: 13, right: 14 },
  wrist: { left: 15, right: 16 },
  hip: { left: 23, right: 24 },
  knee: { left: 25, right: 26 },
  ankle: { left: 27, right: 28 },
  heel: { left: 29, right: 30 },
  toe: { left: 31, right: 32 },
} as const satisfies Record<string, Readonly<Record<Side, number>>>;

/** Segments between landmarks, with the side they belong to (`null`: the middle). */
export const BONES: readonly { readonly from: number; readonly to: number; readonly side: Side | null }[] = [
  { from: PAIR.shoulder.left, to: PAIR.shoulder.right, side: null },
  { from: PAIR.hip.left, to: PAIR.hip.right, side: null },
  ...SIDES.flatMap((side) => [
    { from: PAIR.shoulder[side], to: PAIR.hip[side], side },
    { from: PAIR.shoulder[side], to: PAIR.elbow[side], side },
    { from: PAIR.elbow[side], to: PAIR.wrist[side], side },
    { from: PAIR.hip[side], to: PAIR.knee[side], side },
    { from: PAIR.knee[side], to: PAIR.ankle[side], side },
    { from: PAIR.ankle[side], to: PAIR.heel[side], side },
    { from: PAIR.heel[side], to: PAIR.toe[side], side },
    { from: PAIR.ankle[side], to: PAIR.toe[side], side },
  ]),
];
