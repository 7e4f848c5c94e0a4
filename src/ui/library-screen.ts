import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';
import { bob, glyph, pageHeader } from './glyph.ts';
import type { SessionRow } from './view/library-view.ts';

/** What the list of sessions is told. */
export interface LibraryModel {
  readonly rows: readonly SessionRow[];
  /** There are sessions at all, shown or not. */
  readonly any: boolean;
  readonly search: string;
  readonly tags: readonly string[];
  readonly tag: string | null;
  /** Pictures by session, as addresses. */
  readonly posters: ReadonlyMap<string, string>;
  /** Whose notes are being written. */
  readonly editing: string | null;
  /** What was deleted last, and can be brought back. */
  readonly removed: { readonly id: string; readonly words: string } | null;
  /** What was deleted and still takes room, so that it can be brought back; and how much. */
  readonly deleted: readonly { readonly id: string; readonly words: string }[];
  readonly deletedBytes: string;
  /** Something to say once: a file was taken in, or could not be. */
  readonly message: string | null;
  readonly space: { readonly words: string; readonly kept: boolean; readonly low: boolean } | null;
  readonly keep: string;
  /** The sound is kept with the picture. */
  readonly sound: boolean;
}

/** What can be done with the list. */
export interface LibraryActions {
  readonly onSearch: (text: string) => void;
  readonly onTag: (tag: string | null) => void;
  readonly onWatch: (id: string) => void;
  readonly onEdit: (id: string | null) => void;
  readonly onNotes: (id: string, notes: { note: string; tags: readonly string[]; pain: number | null }) => void;
  readonly onRemove: (id: string) => void;
  readonly onUndo: (id: string) => void;
  /** Takes what was deleted off the disk now. */
  readonly onFree: () => void;
  readonly onExport: (id: string) => void;
  readonly onImport: (file: File) => void;
  readonly onPersist: () => void;
  readonly onKeep: (keep: string) => void;
  readonly onSound: (sound: boolean) => void;
}

/** The sessions on this computer, the newest on top, each a knot on the line. */
export function libraryScreen(model: LibraryModel, words: Words, actions: LibraryActions): TemplateResult {
  const { library: say } = words;
  return html`
    ${pageHeader('sessions', words)}
    <main class="hang lib">
      <div class="libhead">
        <h1 tabindex="-1">${say.title}</h1>
        <p class="lead">${say.lead}</p>
      </div>
      ${model.any ? filters(model, words, actions) : nothing}
      <div role="status">
        ${model.removed ? undo(model.removed, words, actions) : nothing}
        ${model.message ? html`<p class="note">${model.message}</p>` : nothing}
      </div>
      ${model.rows.length ? list(model, words, actions) : empty(model, words)}
      ${foot(model, words, actions)} ${bob()}
    </main>
  `;
}

const filters = (
  { search, tags, tag }: LibraryModel,
  { library: say }: Words,
  { onSearch, onTag }: LibraryActions,
) => html`
  <form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}>
    <label class="field"
      ><span>${say.search}</span>
      <input type="search" .value=${search} placeholder=${say.searchHint} @input=${(event: Event) => onSearch((event.target as HTMLInputElement).value)}
    /></label>
    ${
      tags.length
        ? html`<fieldset class="tags">
            <legend class="vh">${say.tagFilter}</legend>
            ${[null, ...tags].map(
              (one) =>
                html`<label><input class="vh" type="radio" name="tag" .checked=${one === tag} @change=${() => onTag(one)} /><span>${one ?? say.allTags}</span></label>`,
            )}
          </fieldset>`
        : nothing
    }
  </form>
`;

const undo = (
  { id, words: removed }: { id: string; words: string },
  { library: say }: Words,
  { onUndo }: LibraryActions,
) => html`
  <p class="note">${removed} <button class="link" type="button" @click=${() => onUndo(id)}>${say.undo}</button></p>
`;

const empty = ({ any }: LibraryModel, { library: say }: Words) =>
  any
    ? html`<p class="q nomatch">${say.noMatch}</p>`
    : html`<ul class="sessions"><li class="first"><p class="day">${say.none}</p><p class="q">${say.noneHow}</p></li></ul>`;

const list = (model: LibraryModel, words: Words, actions: LibraryActions) => html`
  <ul class="sessions">
    ${model.rows.map((row) => html`<li data-session=${row.id}>${session(row, model, words, actions)}</li>`)}
  </ul>
`;

const session = (row: SessionRow, model: LibraryModel, words: Words, actions: LibraryActions) => html`
  ${poster(row, model, words, actions)}
  <div class="what">
    <h2><span class="day">${row.day}</span> <span class="num tab">${row.time}</span></h2>
    <p class="q">${row.routine}${row.facts ? html`, ${row.facts}` : nothing}</p>
    ${row.turnout ? html`<p class="q num wrap">${row.turnout}</p>` : nothing}
    ${row.findings.length ? html`<p class="found">${glyph('attention', words)}<span>${row.findings.join(', ')}</span></p>` : nothing}
    ${row.verdict ? html`<p class="found">${glyph('good', words)}<span>${row.verdict}</span></p>` : nothing}
    ${row.remarks.map((remark) => html`<p class="n">${remark}</p>`)}
    ${row.note ? html`<p class="said">${row.note}</p>` : nothing}
    ${row.tags.length || row.pain ? html`<p class="n">${[...row.tags, row.pain].filter(Boolean).join(', ')}</p>` : nothing}
    ${model.editing === row.id ? notesForm(row, words, actions) : rowButtons(row, words, actions)}
  </div>
`;

const poster = (
  { id, day, time }: SessionRow,
  { posters }: LibraryModel,
  { library: say }: Words,
  { onWatch }: LibraryActions,
) => html`
  <button class="poster" type="button" aria-label=${`${say.watch}: ${day}, ${time}`} @click=${() => onWatch(id)}>
    ${posters.has(id) ? html`<img src=${posters.get(id)} alt="" loading="lazy" />` : nothing}
  </button>
`;

const rowButtons = ({ id }: SessionRow, { library: say }: Words, actions: LibraryActions) => html`
  <div class="rowgo">
    <button class="link" type="button" @click=${() => actions.onWatch(id)}>${say.watch}</button>
    <button class="link" type="button" @click=${() => actions.onEdit(id)}>${say.notes}</button>
    <button class="link" type="button" @click=${() => actions.onExport(id)}>${say.exportBundle}</button>
    <button class="link" type="button" @click=${() => actions.onRemove(id)}>${say.remove}</button>
  </div>
`;

const PAINS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const notesForm = (row: SessionRow, { library: say }: Words, { onNotes }: LibraryActions) => html`
  <form class="notes" @submit=${(event: SubmitEvent) => keepNotes(event, row.id, onNotes)}>
    <label class="field wide"><span>${say.note}</span><textarea name="note" rows="3" maxlength="5000" .value=${row.note}></textarea></label>
    <label class="field wide"><span>${say.tags}</span><input type="text" name="tags" maxlength="400" .value=${row.tags.join(', ')} /></label>
    <label class="field"
      ><span>${say.pain}</span>
      <select name="pain">
        <option value="">${say.notSaid}</option>
        ${PAINS.map((n) => html`<option value=${n} ?selected=${row.pain === say.painShown(n)}>${n}</option>`)}
      </select></label
    >
    <button class="btn quiet" type="submit">${say.done}</button>
  </form>
`;

function keepNotes(event: SubmitEvent, id: string, onNotes: LibraryActions['onNotes']): void {
  event.preventDefault();
  const form = new FormData(event.target as HTMLFormElement);
  const text = (name: string) => fieldText(form, name);
  const tags = text('tags')
    .split(',')
    .map((tag) => tag.trim().slice(0, 40))
    .filter(Boolean)
    .slice(0, 20);
  onNotes(id, { note: text('note'), tags, pain: text('pain') === '' ? null : Number(text('pain')) });
}

/** What was written into a field of a form, without blanks around it. */
export function fieldText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

const foot = (model: LibraryModel, words: Words, actions: LibraryActions) => html`
  <section class="libfoot">
    <div>
      ${keepField(model.keep, words, actions.onKeep)}
      ${model.keep === 'picture' ? soundField(model.sound, words, actions.onSound) : nothing}
    </div>
    <div>
      ${model.space?.low ? html`<p class="note">${glyph('attention', words)}<span>${words.library.low}</span></p>` : nothing}
      <p class="q">${model.space?.words ?? words.library.spaceUnknown}</p>
      ${model.deleted.length ? bin(model, words, actions) : nothing}
      ${model.space ? keptWords(model.space.kept, words, actions) : nothing}
      <label class="btn quiet pick">
        ${words.library.importBundle}
        <input type="file" accept=".zip,application/zip" class="vh" @change=${(event: Event) => pickedBundle(event, actions)} />
      </label>
    </div>
  </section>
`;

const bin = (
  { deleted, deletedBytes }: LibraryModel,
  { library: say }: Words,
  { onUndo, onFree }: LibraryActions,
) => html`
  <details class="bin">
    <summary>${say.deleted(deleted.length, deletedBytes)}</summary>
    <ul>
      ${deleted.map(({ id, words }) => html`<li>${words} <button class="link" type="button" @click=${() => onUndo(id)}>${say.bringBack}</button></li>`)}
    </ul>
    <p class="n">${say.deletedHow}</p>
    <button class="link" type="button" @click=${onFree}>${say.free}</button>
  </details>
`;

const keptWords = (kept: boolean, { library: say }: Words, { onPersist }: LibraryActions) =>
  kept
    ? html`<p class="q">${say.persisted}</p>`
    : html`<p class="q">${say.notPersisted} <button class="link" type="button" @click=${onPersist}>${say.persist}</button></p>`;

function pickedBundle(event: Event, { onImport }: LibraryActions): void {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  input.value = '';
  if (file) onImport(file);
}

const soundField = (sound: boolean, { library: say }: Words, onSound: (sound: boolean) => void) => html`
  <label class="soundtoo"
    ><input type="checkbox" .checked=${sound} @change=${(event: Event) => onSound((event.target as HTMLInputElement).checked)} />
    ${say.sound}</label
  >
`;

/** The choice of what is kept of a set. */
const keepField = (keep: string, { library: say }: Words, onKeep: (keep: string) => void): TemplateResult => html`
  <fieldset class="field models keep">
    <legend>${say.keep}</legend>
    ${Object.entries(say.keeps).map(
      ([id, [title, note]]) => html`
        <label>
          <input type="radio" name="keep" value=${id} .checked=${keep === id} @change=${() => onKeep(id)} />
          <span><b>${title}</b><span class="n">${note}</span></span>
        </label>
      `,
    )}
  </fieldset>
`;
