import { limitLines } from './limits.ts';
import type { Measured } from './measure-clip.ts';
import { addScores } from './score.ts';
import { addStages } from './stages.ts';
import { counted, percent, plainTable } from './table.ts';
import {
  cameraTable,
  cueTable,
  falseCueLine,
  EVERY_METRIC,
  goalTable,
  hiddenLine,
  honestyTable,
  metricTable,
  pivotTable,
  quantitiesOf,
  remeasuredLine,
  repsLine,
  ruleTable,
  stageTable,
  worstTable,
} from './tables.ts';

/** Everything about a set of clips, for a terminal. */
export function accuracyText(title: string, clips: readonly Measured[]): string {
  const score = addScores(clips.map((clip) => clip.score));
  const stages = addStages(clips.map((clip) => clip.stages).filter(({ length }) => length > 0));
  return [
    `== ${title}: ${counted(score.clips, 'clip')}, body seen in ${percent(score.seen, score.frames, 1)} % of frames`,
    plainTable(metricTable(score, EVERY_METRIC)),
    `Pivots\n${plainTable(pivotTable(score))}\n${repsLine(score)}`,
    `${plainTable(ruleTable(score))}\n\n${plainTable(cueTable(score))}\n${falseCueLine(score)}`,
    `95 % intervals that hold the truth\n${plainTable(honestyTable(score, EVERY_METRIC))}\n${hiddenLine(score)}`,
    ...quantitiesOf(stages).map((quantity) => plainTable(stageTable(stages, quantity))),
    `What limits each\n${limitLines(stages).join('\n')}`,
    `Camera found, less true\n${plainTable(cameraTable(clips))}\n${remeasuredLine(clips)}`,
    `Worst clips\n${plainTable(worstTable(clips))}`,
    plainTable(goalTable(clips.map((clip) => clip.score))),
    '',
  ].join('\n\n');
}
