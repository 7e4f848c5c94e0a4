import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { goneRoutine, routineOf } from '../../src/app/routine-shelf.ts';
import { hipRotationWalkOut } from '../../src/routines/hip-rotation-walk-out.ts';
import { parseRoutine } from '../../src/routines/parse.ts';
import { replayView } from '../../src/ui/view/replay-view.ts';
import { summaryView } from '../../src/ui/view/summary-view.ts';
import { WORDS } from '../../src/words/index.ts';
import { framesOf, setRecord } from '../support/set-record.ts';

const file = readFileSync(new URL('../../docs/examples/soft-bend.json', import.meta.url), 'utf8');
const softBend = { id: 'soft-bend', version: 1 };

test('a session tells its own routine, though that is on no shelf', () => {
  expect(routineOf({ routine: softBend, routineFile: file })).toEqual(parseRoutine(file));
});

test('a file that says it is a routine of Plumbline is not believed', () => {
  const routineFile = file.replace('"soft-bend"', `"${hipRotationWalkOut.id}"`);
  expect(routineOf({ routine: { id: hipRotationWalkOut.id, version: 1 }, routineFile })).toBe(hipRotationWalkOut);
});

test.each([
  ['without a file', undefined],
  ['with a file that is none', '{'],
  ['with the file of another', file.replace('"soft-bend"', '"hard-bend"')],
])('of a session %s, the routine is gone', (_, routineFile) => {
  expect(routineOf({ routine: softBend, ...(routineFile !== undefined && { routineFile }) })).toBeNull();
});

test('where the routine is gone, nothing is said in another one’s words', () => {
  const { goneRoutine: title } = WORDS.en.common;
  const record = setRecord({ routine: softBend, frames: framesOf(100, { step: 'turn-out' }) });
  const gone = goneRoutine(softBend, title);
  const shown = JSON.stringify([summaryView(record, gone, WORDS.en), replayView(record, gone, WORDS.en, [])]);
  expect(shown).toContain(title);
  for (const step of hipRotationWalkOut.steps) expect(shown).not.toContain(`"${step.title}"`);
  expect(replayView(record, gone, WORDS.en, []).steps).toMatchObject([{ label: 'turn-out' }]);
});
