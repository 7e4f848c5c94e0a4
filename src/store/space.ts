/** How much room the browser gives, bytes. */
export interface Space {
  readonly used: number;
  readonly granted: number;
  /** The browser has promised not to throw sessions away when the disk runs low. */
  readonly kept: boolean;
}

/** The room there is; null where the browser does not tell. */
export async function spaceNow(): Promise<Space | null> {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { used: usage, granted: quota, kept: await navigator.storage.persisted() };
  } catch {
    return null;
  }
}

/** Asks the browser to keep what is stored; it may ask the person, or decide by itself. Gives whether it will. */
export const askToKeep = (): Promise<boolean> => navigator.storage.persist().catch(() => false);

const ASKED = 'plumbline-asked-to-keep';

/**
 * Asks the browser to keep what is stored, once: when something is kept for the first time. Gives what it answered; null
 * where it was asked before, or where nobody remembers whether it was.
 */
export async function askToKeepOnce(): Promise<boolean | null> {
  try {
    if (localStorage.getItem(ASKED) !== null) return null;
    localStorage.setItem(ASKED, 'yes');
  } catch {
    return null;
  }
  return askToKeep();
}

/** What there is room for. Where the browser does not tell, for all. */
export function roomFor(space: Pick<Space, 'used' | 'granted'> | null): 'picture' | 'numbers' | 'nothing' {
  const free = space ? space.granted - space.used : Number.POSITIVE_INFINITY;
  if (free >= ROOM_FOR_PICTURE) return 'picture';
  return free >= ROOM_FOR_NUMBERS ? 'numbers' : 'nothing';
}

/** Less room than this is not worth beginning a recording with the picture: about ten minutes. Bytes. */
export const ROOM_FOR_PICTURE = 200e6;
/** Less room than this, and not even the numbers are kept. Bytes. */
const ROOM_FOR_NUMBERS = 20e6;
