import { withDispute } from '../core/dispute.ts';
import { findingKey } from '../core/report.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { keepLastSet, loadLastSet } from '../store/last-set.ts';
import { askToKeepOnce } from '../store/space.ts';
import { openStored } from '../store/stored-session.ts';
import type { Words } from '../words/index.ts';
import { answerFinding } from './answer.ts';
import type { Recorded } from './recording.ts';
import { findAnyRoutine, routineOf } from './routine-shelf.ts';
import { gzip, saveFile } from './save-file.ts';

/** A set that is over: its record with the person's answers, its pictures, and whether it was saved. */
export class AfterSet {
  /** What ended it, where it did not end by itself. */
  readonly problem: string | null;
  /** The person ended it because something hurt. */
  readonly forPain: boolean;
  readonly #result: Recorded | null;
  #record: SessionRecord | null;
  #stills: ReadonlyMap<string, string> = new Map();
  #saved: 'no' | 'saving' | 'yes' = 'no';
  #asking: Promise<boolean | null> | null = null;
  #promise: boolean | null = null;

  constructor(result: Recorded | null, problem: string | null, forPain = false) {
    this.#result = result;
    this.#record = result?.record ?? null;
    this.problem = problem;
    this.forPain = forPain;
  }

  /** Under which it is kept on this computer; null where it is in no list. */
  get id(): string | null {
    return this.#result?.id ?? null;
  }

  /** What was done; null: nothing, or a routine that is not here any more. */
  get routine(): Routine | null {
    return this.#result?.routine ?? null;
  }

  get record(): SessionRecord | null {
    return this.#record;
  }

  /** Addresses of the pictures, by the keys of their findings; empty until `develop` is done. */
  get stills(): ReadonlyMap<string, string> {
    return this.#stills;
  }

  get saved(): 'no' | 'saving' | 'yes' {
    return this.#saved;
  }

  /** What the browser answered when it was asked to keep this set; null where it was not. */
  get promise(): boolean | null {
    return this.#promise;
  }

  /** Of the first set that is kept on this computer, the browser is asked not to throw it away. */
  async askToKeep(): Promise<void> {
    if (this.id === null) return;
    this.#asking ??= askToKeepOnce();
    this.#promise = await this.#asking;
  }

  /** Gets the pictures ready to be shown. */
  async develop(): Promise<void> {
    if (this.#stills.size || !this.#result?.stills) return;
    const blobs = await this.#result.stills();
    this.#stills = new Map([...blobs].map(([key, blob]) => [key, URL.createObjectURL(blob)]));
  }

  /** Keeps the person's answer to a finding, also for when the page is loaded again. What was saved before lacks it. */
  dispute(key: string, isWrong: boolean, words: Words): void {
    if (!this.#record) return;
    const record = withDispute(this.#record, key, isWrong, this.routine);
    this.#record = record;
    this.#saved = 'no';
    const finding = record.findings.find((one) => findingKey(one) === key);
    const { id } = this;
    if (id === null) this.keep();
    else if (finding)
      // A disk that takes it no more: the answer holds until the page closes.
      answerFinding(id, finding, record, words).catch(() => undefined);
  }

  /**
   * Keeps the set for when the page is loaded again. One that is in the list is kept there; one that the person wanted
   * to be kept nowhere is not, but for the demo, which shows nobody.
   */
  keep(): void {
    if (!this.#record || !this.#result || this.id !== null || this.#record.source.kind !== 'demo') return;
    const record = this.#record;
    void this.#result.track().then(async (track) => keepLastSet({ record, track: await track.text() }));
  }

  /**
   * Hands over `session.json` and the raw pose track beside it, in one go: a browser may ask again for what comes later.
   * `changed` is called whenever `saved` is another. Throws where the browser refuses.
   */
  async save(changed: () => void): Promise<void> {
    const record = this.#record;
    if (!record || !this.#result) return;
    const now = (saved: 'no' | 'saving' | 'yes') => {
      this.#saved = saved;
      changed();
    };
    now('saving');
    try {
      const packed = await gzip(await this.#result.track());
      saveFile('session.json', new Blob([JSON.stringify(record)], { type: 'application/json' }));
      saveFile('track.json.gz', packed);
    } catch (error) {
      now('no');
      throw error;
    }
    now('yes');
  }

  /** Lets go of the pictures: another set has taken this one's place. */
  close(): void {
    for (const address of this.#stills.values()) URL.revokeObjectURL(address);
    this.#stills = new Map();
  }
}

/** A set from before the page was loaded: the stored one of this id, or, without one, the last that is in no list. */
export async function loadSet(id: string): Promise<AfterSet | null> {
  if (!id) {
    const last = await loadLastSet();
    if (!last) return null;
    const { record } = last;
    const routine = findAnyRoutine(record.routine.id) ?? null;
    return new AfterSet({ id: null, record, routine, track: async () => new Blob([last.track]) }, null);
  }
  const stored = await openStored(id).catch(() => null);
  return stored && new AfterSet({ id, ...stored, routine: routineOf(stored.head) }, null);
}
