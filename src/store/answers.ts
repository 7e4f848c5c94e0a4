import type { FindingRecord } from '../core/session-record.ts';
import { fileOf, FILES, sessionFolder, writeFile } from './session-files.ts';
import { writeLine } from './session-log.ts';

/**
 * Adds a finding as the person answered it to a stored session's log: of lines about one finding, the last one counts.
 * Throws what the browser says where it cannot be written.
 */
export async function keepAnswer(id: string, finding: FindingRecord): Promise<void> {
  const folder = await sessionFolder(id);
  const log = await fileOf(folder, FILES.log);
  await writeFile(folder, FILES.log, `${log ? await log.text() : ''}${writeLine({ kind: 'finding', finding })}`);
}
