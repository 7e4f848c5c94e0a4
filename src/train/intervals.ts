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
 * How far off the engine reads knees and pelvis of these clips, with all its filters: what intervals are for. The clips' people
 * must be such as neither networks nor correction have seen. The routine matters little: it says when somebody rests.
 *
 * @throws where a track does not say what the networks saw
 */
export function missedByEngine(clips: readonly Clip[], routine: Routine): Readonly<Record<ByLook, readonly Miss[]>> {
  const missed: Record<ByLook, Miss[]> = {
    'knee-flexion-by-look': [],
    'knee-foot-alignment-by-look': [],
    'knee-direction-by-look': [],
    'pelvis-rotation-by-look': [],
    'trunk-twist-by-look': [],
  };
  for (const { name, track, truth } of clips) {
    if (track.frames.some(({ body }) => body && !(body.bends && body.pelvis)))
      throw new Error(
        `${name}: the track does not say what the knee and pelvis networks saw. Make it again, or see knees.py and pelvis.py in src/train.`,
      );
    const settings = { height: metres(truth.subject.height_m) };
    const session = createSession(routine, settings, CORRECTIONS[poseModel(track.pose.model)]);
    track.frames.forEach((frame, i) => {
      const { readings } = session.advance(frame);
      const told = truth.frames[i];
      if (!told) return;
      const { pelvis, trunk, moving } = told;
      const add = (to: ByLook, id: MetricId, truly: number, own: boolean) => {
        const reading = readings[id];
        const of = { faulty: isFaulty(told), moving: { own, any: moving !== 'none' } };
        if (isSeen(reading)) missed[to].push({ ...of, error: reading.value - truly });
      };
      for (const side of SIDES) {
        const { kneeHeading, kneeFlexion, footYaw } = told[side];
        const own = moving === side || moving === 'both';
        add('knee-flexion-by-look', `knee-flexion.${side}`, kneeFlexion, own);
        add('knee-foot-alignment-by-look', `knee-foot-alignment.${side}`, footYaw - kneeHeading, own);
        add('knee-direction-by-look', `knee-direction.${side}`, OUTWARD[side] * kneeHeading, own);
      }
      add('pelvis-rotation-by-look', 'pelvis-rotation', pelvis.yaw, moving !== 'none');
      add('trunk-twist-by-look', 'trunk-twist', trunk.yawWorld - pelvis.yaw, moving !== 'none');
    });
  }
  return missed;
}
