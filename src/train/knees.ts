import type { Clip } from '../accuracy/measure-clip.ts';
import { CORRECTIONS } from '../core/learned/all.ts';
import type { ByLook } from '../core/learned/model.ts';
import { OUTWARD, SIDES } from '../core/landmarks.ts';
import type { MetricId } from '../core/reading.ts';
import { isSeen } from '../core/reading.ts';
import { poseModel } from '../core/pose-model.ts';
import type { Routine } from '../core/routine.ts';
import { createSession } from '../core/session.ts';
import { metres } from '../core/units.ts';
import { isFaulty } from './dataset.ts';
import type { Miss } from './dataset.ts';

/**
 * How far off the engine reads the knees of these clips, with all its filters: what intervals are for. The clips' people must
 * be such as neither network nor correction has seen. The routine matters little: it says when somebody rests.
 *
 * @throws where a track does not say what the knee network saw
 */
export function missedKnees(clips: readonly Clip[], routine: Routine): Readonly<Record<ByLook, readonly Miss[]>> {
  const missed: Record<ByLook, Miss[]> = {
    'knee-flexion-by-look': [],
    'knee-foot-alignment-by-look': [],
    'knee-direction-by-look': [],
  };
  for (const { name, track, truth } of clips) {
    if (track.frames.some(({ body }) => body && !body.bends))
      throw new Error(
        `${name}: the track does not say what the knee network saw. Make it again, or see src/train/knees.py.`,
      );
    const settings = { height: metres(truth.subject.height_m) };
    const session = createSession(routine, settings, CORRECTIONS[poseModel(track.pose.model)]);
    track.frames.forEach((frame, i) => {
      const { readings } = session.advance(frame);
      const told = truth.frames[i];
      if (!told) return;
      for (const side of SIDES) {
        const { kneeHeading, kneeFlexion, footYaw } = told[side];
        const own = told.moving === side || told.moving === 'both';
        const of = { faulty: isFaulty(told), moving: { own, any: told.moving !== 'none' } };
        const add = (to: ByLook, id: MetricId, truly: number) => {
          const reading = readings[id];
          if (isSeen(reading)) missed[to].push({ ...of, error: reading.value - truly });
        };
        add('knee-flexion-by-look', `knee-flexion.${side}`, kneeFlexion);
        add('knee-foot-alignment-by-look', `knee-foot-alignment.${side}`, footYaw - kneeHeading);
        add('knee-direction-by-look', `knee-direction.${side}`, OUTWARD[side] * kneeHeading);
      }
    });
  }
  return missed;
}
