import type { TemplateResult } from 'lit';
import type { Routine } from '../core/routine.ts';
import type { StoredSettings } from '../store/settings.ts';
import type { Language, Words } from '../words/index.ts';
import type { Place, SourceKind } from './address.ts';
import type { RecordedWith } from './routine-shelf.ts';

/** What a screen gets from the app while it is up. */
export interface Page {
  readonly words: Words;
  readonly language: Language;
  /** Aborts when another screen comes. */
  readonly until: AbortSignal;
  /** Every routine that there is, in the reader's language. */
  readonly routines: readonly Routine[];
  /** The routine of a session, in the reader's language; where it is gone, one that says so. */
  readonly routineOf: (about: RecordedWith) => Routine;
  show(title: string, template: TemplateResult): void;
  go(place: Place): void;
  /** Begins a routine with this many repetitions; null: as the routine has it. Left out, the source is the camera. */
  begin(routine: string, reps: number | null, source?: SourceKind): void;
  readonly settings: () => StoredSettings;
  remember(change: Partial<StoredSettings>): void;
  /** Something that keeps the screen from going on. */
  fail(error: unknown): void;
  /** The same, where what the page remembers is gone from the disk: whatever comes next is on a page loaded anew. */
  failForGood(error: unknown): void;
}

/** The routine that was begun last, in the reader's language; the first, where none was. */
export const chosenRoutine = ({ routines, settings }: Page): Routine =>
  routines.find(({ id }) => id === settings().routine) ?? routines[0]!;
