/** The landmark networks, fastest first. Each has biases of its own, so each has its own correction. */
export const POSE_MODELS = ['lite', 'full', 'heavy'] as const;
export type PoseModel = (typeof POSE_MODELS)[number];

/** The network of this name; `full` for one that is not known here. */
export const poseModel = (name: string): PoseModel => POSE_MODELS.find((known) => known === name) ?? 'full';
