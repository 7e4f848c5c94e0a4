import { isRangeCheck } from '../core/routine.ts';
import { dosageOf, planOf, USUAL_PAIN_LIMIT } from '../core/progress/programme.ts';
import type { Programme } from '../core/progress/programme.ts';
import { repsOf } from '../core/set-flow.ts';
import { calendarFile } from '../export/ics.ts';
import type { Person } from '../store/person.ts';
import type { ProgressStore } from '../store/progress-store.ts';
import type { Result } from '../store/result.ts';
import { programmeScreen } from '../ui/programme-screen.ts';
import type { PlanChoice, ProgrammeActions } from '../ui/programme-screen.ts';
import { dayOfTime, planView } from '../ui/view/programme-view.ts';
import type { Page } from './page.ts';
import { doneBy, openPeople } from './progress.ts';
import { saveFile } from './save-file.ts';
import { whenAborted } from './when-aborted.ts';

/** Monday, Wednesday and Friday; the check on Saturday. */
const USUAL_DAYS = [0, 2, 4] as const;
/** Two a week: with one, a change of 10° in four weeks is seen in five of six people only. */
const USUAL_CHECKS = [1, 5] as const;
/** When and how long the calendar reserves; the person moves it as they like. Minutes. */
const STARTS_AT = 18 * 60;
const LASTS = 15;

/** One person's plan while it is up. */
export class ProgrammePage {
  readonly #page: Page;
  readonly #store: ProgressStore;
  #person!: Person;
  #results: readonly Result[] = [];
  #changing = false;

  private constructor(page: Page, store: ProgressStore) {
    this.#page = page;
    this.#store = store;
    whenAborted(page.until, () => store.close());
  }

  /** Opens what is kept, and shows it. */
  static async open(page: Page): Promise<void> {
    try {
      const programme = new ProgrammePage(page, await openPeople(page.words));
      await programme.#read();
    } catch (error) {
      page.fail(error);
    }
  }

  async #read(): Promise<void> {
    if (this.#page.until.aborted) return;
    this.#person = await this.#store.active();
    this.#results = await this.#store.results(this.#person.id);
    this.#draw();
  }

  get #exercises() {
    return this.#page.routines.filter((routine) => !isRangeCheck(routine));
  }

  #routineOf(programme: Pick<Programme, 'routine'>) {
    return this.#exercises.find(({ id }) => id === programme.routine) ?? this.#exercises[0]!;
  }

  #draw(): void {
    if (this.#page.until.aborted) return;
    const { words } = this.#page;
    const { programme } = this.#person;
    const dosage = programme && dosageOf(this.#routineOf(programme));
    const done = doneBy(this.#results);
    const model = {
      view: programme && dosage && planView(programme, dosage, done, dayOfTime(Date.now()), words),
      choice: programme ?? this.#usual(),
      routines: this.#exercises.map(({ id, title }) => ({ id, title })),
      changing: this.#changing,
    };
    const title = words.common.pageTitle(words.programme.title);
    this.#page.show(title, programmeScreen(model, words, this.#actions));
  }

  #usual(): PlanChoice {
    return {
      routine: this.#exercises[0]!.id,
      weekdays: USUAL_DAYS,
      checkWeekdays: USUAL_CHECKS,
      painLimit: USUAL_PAIN_LIMIT,
    };
  }

  readonly #actions: ProgrammeActions = {
    onStart: (choice) => this.#keep((before) => this.#begun(choice, before)),
    onChange: () => {
      this.#changing = !this.#changing;
      this.#draw();
    },
    onStop: () => this.#keep(() => null),
    onGoOn: () => this.#keep((before) => before && { ...before, goOn: dayOfTime(Date.now()) }),
    onCalendar: () => this.#calendar(),
    onBegin: () => this.#begin(),
    onCheck: () => this.#page.begin('range-of-motion', null),
  };

  #begun(choice: PlanChoice, before: Person['programme']): Person['programme'] {
    this.#changing = false;
    const kept = { begun: before?.begun ?? dayOfTime(Date.now()), goOn: before?.goOn ?? null };
    return { ...choice, weekdays: [...choice.weekdays], checkWeekdays: [...choice.checkWeekdays], ...kept };
  }

  #keep(change: (before: Person['programme']) => Person['programme']): void {
    this.#store
      .change(this.#person.id, (person) => ({ ...person, programme: change(person.programme) }))
      .then(() => this.#read())
      .catch((error: unknown) => this.#page.fail(error));
  }

  #begin(): void {
    const { programme } = this.#person;
    if (!programme) return;
    const routine = this.#routineOf(programme);
    const { reps } = planOf(programme, dosageOf(routine), doneBy(this.#results), dayOfTime(Date.now()));
    this.#page.begin(routine.id, reps.most === repsOf(routine).most ? null : reps.most);
  }

  #calendar(): void {
    const { programme, id } = this.#person;
    if (!programme) return;
    const { words } = this.#page;
    const { title } = this.#routineOf(programme);
    const event = { note: words.programme.eventNote, from: dayOfTime(Date.now()), startsAt: STARTS_AT, minutes: LASTS };
    const file = calendarFile(
      [
        { ...event, id: `${id}-set`, title, weekdays: programme.weekdays },
        { ...event, id: `${id}-check`, title: words.range.title, weekdays: programme.checkWeekdays },
      ],
      Date.now(),
    );
    saveFile('plumbline.ics', new Blob([file], { type: 'text/calendar' }));
  }
}
