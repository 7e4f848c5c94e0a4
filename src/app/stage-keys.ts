/** What each key does during a set, by `KeyboardEvent.key` in lower case. */
export type StageKeys = Readonly<Record<string, () => void>>;

/** Listens to the whole page until it aborts: nobody in a set has to find a button first. */
export function listenToKeys(keys: StageKeys, until: AbortSignal): void {
  document.addEventListener('keydown', (event) => press(event, keys), { signal: until });
}

/** A focused control keeps its own keys, and so does a dialog; the browser keeps its shortcuts. */
function press(event: KeyboardEvent, keys: StageKeys): void {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector('dialog[open]')) return;
  const onControl = event.target instanceof Element && event.target.closest('button, summary, a, input, select');
  if (event.key === ' ' && onControl) return;
  const act = keys[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
}
