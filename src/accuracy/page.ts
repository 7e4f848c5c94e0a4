import { limitLines } from './limits.ts';
import type { Given, Measured } from './measure-clip.ts';
import { addScores } from './score.ts';
import { addStages } from './stages.ts';
import { counted, markdownTable } from './table.ts';
import {
  BOTH_SIDES,
  cameraTable,
  cueTable,
  falseCueLine,
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

/** `docs/accuracy.md`: figures, conditions, goals and limits. */
export function accuracyPage(clips: readonly Measured[], given: Given): string {
  const score = addScores(clips.map((clip) => clip.score));
  const stages = addStages(clips.map((clip) => clip.stages).filter(({ length }) => length > 0));
  return `${[
    '<!-- Written by `npm run accuracy -- DIR --write`. Changes made by hand are lost. -->',
    '# How well it measures',
    INTRODUCTION,
    '## Against the goals',
    GOALS_NOTE,
    markdownTable(goalTable(clips.map((clip) => clip.score))),
    '## Conditions',
    conditionLines(clips, given),
    '## Every metric',
    METRICS_NOTE,
    markdownTable(metricTable(score, BOTH_SIDES)),
    '## Honesty',
    HONESTY_NOTE,
    markdownTable(honestyTable(score, BOTH_SIDES)),
    hiddenLine(score),
    '## Pivots and repetitions',
    PIVOTS_NOTE,
    markdownTable(pivotTable(score)),
    repsLine(score),
    '## Form errors',
    RULES_NOTE,
    markdownTable(ruleTable(score)),
    CUES_NOTE,
    markdownTable(cueTable(score)),
    falseCueLine(score),
    '## What limits each metric',
    LIMITS_NOTE,
    limitLines(stages).join('\n'),
    '## What each stage adds',
    STAGES_NOTE,
    ...quantitiesOf(stages).map((quantity) => markdownTable(stageTable(stages, quantity))),
    '## Clip by clip',
    CLIPS_NOTE,
    markdownTable(worstTable(clips)),
    '## The camera that the neutral pose tells of',
    CAMERA_NOTE,
    markdownTable(cameraTable(clips)),
    remeasuredLine(clips),
    '## Limits',
    LIMITS,
    '## Renewing this page',
    RENEWING,
  ].join('\n\n')}\n`;
}

const INTRODUCTION = `What Plumbline reads of rendered people, held against what the renderer knows. The metrics are explained in
[measurement.md](measurement.md); how alike the two runtimes are, in [parity.md](parity.md). MAE is the mean size of the error, P95 what 95 % of the errors stay within.`;

const GOALS_NOTE = `A hold is 0.2 s or more in which no foot moves; its error is that of the median over the hold. "95 % over clips" is what
other clips of this kind would give: clips drawn with repetition from these. With few clips it is a rough guess itself. The verdict goes by
the figure reached; _unsure_ where the figure meets it, but the far end of "95 % over clips" does not.`;

/** More names would hide what else is said. */
const MOST_NAMES = 12;

function conditionLines(clips: readonly Measured[], given: Given): string {
  const tracks = clips.map(({ clip }) => clip.track);
  const each = (of: (track: (typeof tracks)[number]) => string) => [...new Set(tracks.map(of))].join('; ');
  const people = new Set(clips.map(({ clip: { truth } }) => JSON.stringify(truth.spec?.subject ?? truth.subject)));
  const names = clips.length <= MOST_NAMES ? `: ${clips.map(({ clip }) => clip.name).join(', ')}` : '';
  const routines = [...new Set(clips.map(({ routine }) => routine))].map(
    (id) => `\`${id}\` in ${clips.filter(({ routine }) => routine === id).length}`,
  );
  const frames = tracks.reduce((sum, track) => sum + track.frames.length, 0);
  return [
    `${counted(clips.length, 'clip')} of ${counted(people.size, 'rendered person', 'rendered people')}, ${frames} frames${names}.`,
    'The correction was learned from other clips, of other people.',
    `Estimator: ${each(({ pose }) => `${pose.runtime}, model ${pose.model}, on ${pose.accelerator}`)}, without smoothing.`,
    `Pictures: ${each(({ source: { width, height, fps } }) => `${width} × ${height}${fps ? `, ${fps} a second` : ''}`)}.`,
    given.height
      ? `The person's height was given, as a user would give it${given.fieldOfViewOff === null ? ': the only thing that was taken from the truth' : ''}.`
      : "The person's height was not given.",
    given.fieldOfViewOff === null
      ? 'The field of view of the camera was not given: 66° is assumed.'
      : `The field of view of the camera was given, ${given.fieldOfViewOff}° off.`,
    `Routine: the one that a clip shows, ${routines.join(', ')}.`,
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

const METRICS_NOTE = `Left and right together. Given: the share of frames with something to tell in which it was told. The first seconds, until
the neutral pose is known, count as not given. Slope: how far the reading goes along with the truth, 1 fully, 0 not at all;
where it is small, a large error of form reads as a small one.`;

const HONESTY_NOTE = `How often the 95 % interval that comes with a reading holds the truth: over all frames, while no foot moves,
while one does, and in the tenth of the frames in which the truth lies furthest from usual: the largest turns and most of the form errors.`;

const PIVOTS_NOTE = `Same foot, heel or ball, and direction, each paired once; both boundaries (a tenth and nine tenths of the turn) within the
tolerance. Bias: found less true, positive late.`;

const RULES_NOTE = `Errors that were ordered against findings, 0.7 s of slack, errors too small to be owed a finding left out. A pelvis that was turned on order takes the shoulders with it: a finding about
them then counts as invented, though it is true.`;

const CUES_NOTE = `What was said live, of the same errors: one cue at a time, and not the same again within 15 s, so not every error gets one.
Medians. An error takes up to 0.6 s from its beginning to its full size.`;

const LIMITS_NOTE = `At holds, mean size of the error; the sentences are written from the tables below. An interval over clips would be wide here, too:
differences of a tenth mean nothing.`;

const STAGES_NOTE = `The same frames, from the neutral pose on, by ways that use more and more of the engine. _Exact joints_: what an estimator
without any error would see (the _whole engine_ reads them less well than geometry does, as its correction takes out what the
estimator does wrong, and they have nothing of that); noise is drawn for every landmark and frame anew, in depth as much as in the picture. _Landmarks_: what the
estimator saw. Up to there it is geometry alone: heel, toe and ankle on the floor of a camera, knee and hip on their rays as far
up as shank and thigh were long in neutral, hips and trunk by their slope in the picture, or by the depth of the world landmarks.
The _exact_ camera is the renderer's, the _estimated_ one the calibration's, and _from exact joints_ is what the calibration makes of
joints. Between joints and landmarks lies what the estimator costs; between cameras, what calibration costs. A clip's truth of
the trunk is the lean of the chest, and the line from the hips to the shoulders leans less: geometry reads it with a slope below 1.`;

const CLIPS_NOTE = 'The worst ten at most, by the direction of the feet at holds. MAE; "turnout" is the total.';

const CAMERA_NOTE = `Found less true: of the estimator's landmarks, and of exact joints in the same pose, put where the estimator puts its
landmarks on average. The field of view is assumed, and an error in it moves height, pitch and distance.`;

const LIMITS = `- **Rendered people are not people.** Rigid shoes, no folds, no motion blur, no lens distortion, a steady frame rate. The
  correction was learned on people from the same renderer: other bodies, the same kind. Real feet may be read worse, and
  nobody has measured it yet.
- **Few clips.** Frames of one clip are alike: what counts is the number of clips and people, not of frames.
- **The camera stands in front of the person**, turned by 4° at most. Other angles are not among these clips.
- **Large errors of form are read too small** where the slope is well below 1, and intervals that hold over all frames hold
  less often in the extremes: most frames, here and in what was learned from, have no error in them.
- **Straight knees.** Where a knee reads as bent by less than 13.5°, or hardly more than in the neutral pose, it is not told
  where the kneecap points: nearly nothing shows it. Not counted here as missing.
- **Form errors are few in these clips**, one to six of a kind: a share of right findings says little. Of 52 other
  people in whole sets, 223 findings were right and 11 invented, and 51 errors missed: 35 of them knees, fifteen of those in
  legs that are bent by less than 12°.`;

const RENEWING = `\`\`\`sh
npm run accuracy -- DIR --write
\`\`\`

\`DIR\` holds \`NAME.truth.json.gz\` beside \`NAME.track.json.gz\` or the video itself, of which the track is made first. Without
\`DIR\` the three recordings of the tests are scored; without \`--write\` everything goes to the terminal.`;
