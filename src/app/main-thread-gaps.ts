/** Asks for the main thread this often, milliseconds. */
const EVERY = 4;

/** Watches how long the main thread is not to be had: from asking for it until getting it, again and again, milliseconds. */
export function watchGaps(onGap: (milliseconds: number) => void): { end(): void } {
  const { port1, port2 } = new MessageChannel();
  let asked = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    asked = performance.now();
    port2.postMessage(null);
  };
  port1.addEventListener('message', () => {
    onGap(performance.now() - asked);
    timer = setTimeout(ask, EVERY);
  });
  port1.start();
  ask();
  return {
    end() {
      clearTimeout(timer);
      port1.close();
    },
  };
}
