import '../ui/style.css';

/** The shell's `analyze` command opens the page with this, and needs none of the screens. */
if (new URLSearchParams(location.search).has('analyze')) {
  const { installAnalyze } = await import('./analyze.ts');
  installAnalyze();
} else {
  const { App } = await import('./app.ts');
  const app = new App(document.querySelector<HTMLElement>('#app')!);
  await app.start();
  // Files of other places and times would only be in the way of whoever works on the app.
  if (import.meta.env.PROD) app.keepOnThisComputer();
}
