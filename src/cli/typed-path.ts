import path from 'node:path';

/**
 * npm runs scripts in the project's folder, wherever it was called: a relative path is meant from there. `script`: the
 * name under which npm knows the command that asks.
 */
export function fromWhereItWasTyped(script: string, file: string): string {
  const { npm_lifecycle_event: running, INIT_CWD: typedIn } = process.env;
  return path.resolve(running === script && typedIn !== undefined ? typedIn : '.', file);
}
