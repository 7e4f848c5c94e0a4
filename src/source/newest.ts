/** What must be given back when nobody wants it: pictures hold memory of the camera itself. */
interface Closable {
  close(): void;
}

/** A place for one item, the newest: what is not fetched in time is closed and counted. For one fetcher at a time. */
export interface Newest<T> {
  /** Items closed because a newer one came before anybody fetched them; counted from the first `take` on. */
  readonly dropped: number;
  /** Takes the item over. */
  put(item: T): void;
  /** The newest item nobody has had yet, as soon as there is one; null after `end`. Throws what `fail` was given. */
  take(): Promise<T | null>;
  /** From now on `take` gives null. */
  end(): void;
  /** From now on `take` throws `error`. */
  fail(error: Error): void;
}

export function createNewest<T extends Closable>(): Newest<T> {
  let held: T | null = null;
  let over: { readonly error: Error | null } | null = null;
  let waiting: PromiseWithResolvers<T | null> | null = null;
  let wanted = false;
  let dropped = 0;

  const stop = (error: Error | null) => {
    if (over) return;
    over = { error };
    held?.close();
    held = null;
    if (error) waiting?.reject(error);
    else waiting?.resolve(null);
    waiting = null;
  };

  return {
    get dropped() {
      return dropped;
    },
    put(item) {
      if (over) {
        item.close();
      } else if (waiting) {
        waiting.resolve(item);
        waiting = null;
      } else {
        if (held && wanted) dropped++;
        held?.close();
        held = item;
      }
    },
    async take() {
      wanted = true;
      if (over?.error) throw over.error;
      if (over) return null;
      if (!held) return (waiting ??= withResolvers<T | null>()).promise;
      const item = held;
      held = null;
      return item;
    },
    end: () => stop(null),
    fail: stop,
  };
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/** `Promise.withResolvers`, which Node 20 does not have yet. */
function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
