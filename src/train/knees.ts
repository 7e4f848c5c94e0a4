import type { Truth } from '../accuracy/truth.ts';
import { CORRECTIONS } from '../core/learned/all.ts';
import type { ByLook } from '../core/learned/model.ts';
import { OUTWARD, SIDES } from '../core/landmarks.ts';
import type { MetricId, Readings } from '../core/reading.ts';
import { isSeen } from '../core/reading.ts';
import { poseModel } from '../core/pose-model.ts';
import type { Routine } from '../core/routine.ts';
import { createSession } from '../core/session.ts';
import type { Track } from '../core/track.ts';
import { metres } from '../core/units.ts';
import { isFaulty } from './dataset.ts';
import type { Example } from './dataset.ts';

/** How far off a knee was read in one frame. Degrees. */
export interface KneeMiss extends Pick<Example, 'faulty' | 'moving'> {
  readonly error: number;
}

/**
 * How far off the engine reads the knees of a clip, with all its filters: what intervals are for. The clip's person must be
 * one that neither network nor correction has seen. The routine matters little: it says when somebody rests.
 *
 * @throws where the track does not say what the knee network saw
 */
export function missedKnees(
  clip: string,
  track: Track,
  { subject, frames }: Pick<Truth, 'subject' | 'frames'>,
  routine: Routine,
): Readonly<Record<ByLook, readonly KneeMiss[]>> {
  if (track.frames.some(({ body }) => body && !body.knees))
    throw new Error(
      `${clip}: the track does not say what the knee network saw. Make it again, or see src/train/knees.py.`,
    );
  const session = createSession(
    routine,
    { height: metres(subject.height_m) },
    CORRECTIONS[poseModel(track.pose.model)],
  );
  const missed = { 'knee-foot-alignment-by-look': [] as KneeMiss[], 'knee-direction-by-look': [] as KneeMiss[] };
  track.frames.forEach((frame, i) => {
    const { readings } = session.advance(frame);
    const told = frames[i];
    if (!told) return;
    for (const side of SIDES) {
      const { kneeHeading, footYaw } = told[side];
      const own = told.moving === side || told.moving === 'both';
      const of = { faulty: isFaulty(told), moving: { own, any: told.moving !== 'none' } };
      const add = (to: KneeMiss[], id: MetricId, truth: number) => {
        const reading = (readings as Partial<Readings>)[id];
        if (reading && isSeen(reading)) to.push({ ...of, error: reading.value - truth });
      };
      add(missed['knee-foot-alignment-by-look'], `knee-foot-alignment.${side}`, footYaw - kneeHeading);
      add(missed['knee-direction-by-look'], `knee-direction.${side}`, OUTWARD[side] * kneeHeading);
    }
  });
  return missed;
}
