import type { RomRecord } from '../core/rom/record.ts';
import type { FindingRecord } from '../core/session-record.ts';
import { addToLog } from './session-files.ts';
import { writeLine } from './session-log.ts';

/**
 * Adds a finding as the person answered it, and what the range of motion is then, to a stored session's log: of lines
 * about one thing, the last one counts. Throws what the browser says where it cannot be written.
 */
export const keepAnswer = (id: string, finding: FindingRecord, rom: RomRecord): Promise<void> =>
  addToLog(id, writeLine({ kind: 'finding', finding }) + writeLine({ kind: 'rom', rom }));
