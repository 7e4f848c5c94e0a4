const CONTROLS = 'a[href], button, input, select, textarea, summary';

/**
 * Renders into `root`. Where that takes away what had the focus, the focus goes to the first control nearest to where that
 * was, as to the field of a form that opens in a button's place; else to the heading. Nobody who uses keys loses their way.
 */
export function keepFocus(root: Element, render: () => void): void {
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const around: Element[] = [];
  for (let place = held; place && place !== root; place = place.parentElement) around.push(place);
  render();
  if (!held || held.isConnected) return;
  const near = around.find((place) => place.isConnected && place.querySelector(CONTROLS));
  (near?.querySelector<HTMLElement>(CONTROLS) ?? root.querySelector('h1'))?.focus({ preventScroll: true });
}
