import type { FigureMove } from '../../core/figure.ts';
import type { Turn } from '../../figure/timeline.ts';
import type { Words } from '../../words/index.ts';

/** What a figure tells while it plays: the step, the move that has just begun, and the turn that it is, if it is one. */
export interface FigureNews {
  readonly step: string;
  readonly move: FigureMove | null;
  readonly turn: Turn | null;
}

/** A move in a few words, `Right foot, on the heel, toes out`; empty while nothing is done. */
export function moveWords({ move, turn }: FigureNews, { figure }: Words): string {
  if (!move) return '';
  switch (move.kind) {
    case 'pivot':
      return turn
        ? `${figure.feet[turn.foot]}, ${figure[turn.to > turn.before.turnout ? 'out' : 'in'][turn.about]}`
        : '';
    case 'bend':
      return move.to > 0 ? figure.bend : figure.straighten;
    case 'rise':
      return move.to > 0 ? figure.rise : figure.lower;
    case 'pause':
      return figure.hold;
    case 'stand':
      return '';
  }
}

/** For how long to do one thing: seconds for a turn, there and back. */
const TURN = 1.3;
const REST = { kind: 'pause', seconds: 0.6 } as const;

/** The right foot turns about its heel or ball, and back: what either means, and nothing else. Degrees. */
export function pivotMoves(about: Turn['about'], there: Turn['to'], back: Turn['to']): readonly FigureMove[] {
  const turn = (to: Turn['to']): FigureMove => ({ kind: 'pivot', foot: 'right', about, to, seconds: TURN });
  return [REST, turn(there), REST, turn(back)];
}
