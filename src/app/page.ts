import type { TemplateResult } from 'lit';
import type { Routine } from '../core/routine.ts';
import type { StoredSettings } from '../store/settings.ts';
import type { Words } from '../words/index.ts';
import type { Place } from './address.ts';

/** What a screen gets from the app while it is up. */
export interface Page {
  readonly words: Words;
  /** Aborts when another screen comes. */
  readonly until: AbortSignal;
  /** Every routine that there is, in the reader's language. */
  readonly routines: readonly Routine[];
  show(title: string, template: TemplateResult): void;
  go(place: Place): void;
  /** Begins a routine before the camera, with this many repetitions; null: as the routine has it. */
  begin(routine: string, reps: number | null): void;
  settings(): StoredSettings;
  remember(change: Partial<StoredSettings>): void;
  /** Something that keeps the screen from going on. */
  fail(error: unknown): void;
}
