import type { Rule } from '../routine.ts';
import { KEPT } from './watch.ts';
import type { RuleWatch } from './watch.ts';

/** A foot was lifted and set down where it should have turned on the spot. Told when the footstep is over. */
export const watchFootstep = (rule: Extract<Rule, { kind: 'footstep' }>): RuleWatch => ({
  rule,
  side: null,
  advance({ footsteps }) {
    const [step] = footsteps;
    if (!step) return KEPT;
    const { foot: side, lift, t0: since } = step;
    return { state: 'broken', value: lift, excess: lift, side, halfWidth95: null, threshold: rule.lift, since };
  },
});
