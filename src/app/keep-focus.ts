const CONTROLS = 'a[href], button, input, select, textarea, summary';

/**
 * Renders into `root`. Where that takes away what had the focus, the focus goes to what came in its place, as the field of
 * a form that opens where its button was; else to the nearest control, else to the heading. Whoever uses keys never loses
 * their way.
 */
export function keepFocus(root: Element, render: () => void): void {
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  if (!held) return render();
  const around: Element[] = [];
  for (let place = held; place !== root; place = place.parentElement!) around.push(place);
  const before = new Set(root.querySelectorAll(CONTROLS));
  render();
  if (held.isConnected) return;
  const near = around.find((place) => place.isConnected && place.querySelector(CONTROLS));
  const controls = [...(near?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];
  const next = controls.find((control) => !before.has(control)) ?? controls[0] ?? root.querySelector('h1');
  next?.focus({ preventScroll: true });
}
