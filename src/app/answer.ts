import type { FindingRecord, SessionRecord } from '../core/session-record.ts';
import { keepAnswer } from '../store/answers.ts';
import { withCatalogue } from '../store/catalogue.ts';
import { digestOf } from '../store/digest.ts';
import type { Words } from '../words/index.ts';
import { reviseProgress } from './progress.ts';

/**
 * Keeps what the person answered to a finding of a kept session. The list and their progress follow: `record` is the
 * session's with that answer. Throws what the browser says where it cannot be written.
 */
export async function answerFinding(
  session: string,
  finding: FindingRecord,
  record: SessionRecord,
  words: Words,
): Promise<void> {
  await keepAnswer(session, finding, record.rom);
  const digest = digestOf(record);
  await withCatalogue((catalogue) => catalogue.change(session, (entry) => ({ ...entry, digest })));
  await reviseProgress(session, record, words);
}
