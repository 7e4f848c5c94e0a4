import * as v from 'valibot';
import { LONGEST_ROUTINE } from '../core/routine.ts';
import type { Routine } from '../core/routine.ts';
import type { Allowed, Got, RoutineProblem } from '../core/routine-problem.ts';
import { routine as words } from '../words/en/routine.ts';
import { allowedIn } from './allowed.ts';
import { problemsOf } from './check.ts';
import { ROUTINE } from './schema.ts';

/** A file that is no routine; the message has a line for each thing that is wrong: where, what was got, what is allowed. */
export class RoutineError extends Error {
  override readonly name = 'RoutineError';
  readonly problems: readonly RoutineProblem[];

  constructor(problems: readonly RoutineProblem[]) {
    super(problems.map(lineOf).join('\n'));
    this.problems = problems;
  }
}

const lineOf = ({ path, got, allowed }: RoutineProblem): string =>
  `${path || 'the file'}: ${words.gotAllowed(got, allowed)}`;

/** So many things are told at once: the first ones often explain the rest. */
const MOST_PROBLEMS = 12;

/**
 * Reads a routine from JSON. It is only data: nothing of it is run, and all of it is checked, each field by itself and
 * then against the others.
 * @throws {RoutineError}
 */
export function parseRoutine(text: string): Routine {
  if (text.length > LONGEST_ROUTINE)
    fail('', { kind: 'characters', count: text.length }, { kind: 'characters', most: LONGEST_ROUTINE });
  const file = parseJson(text);
  if (typeof file !== 'object' || file === null || Array.isArray(file)) fail('', gotOf(file), { kind: 'object' });
  const { output, issues } = v.safeParse(ROUTINE, file);
  if (issues) throw new RoutineError(oneAPlace(issues.map(problemOf)).slice(0, MOST_PROBLEMS));
  const problems = problemsOf(output);
  if (problems.length > 0) throw new RoutineError(problems.slice(0, MOST_PROBLEMS));
  return output;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail('', { kind: 'no-json', why }, { kind: 'json' });
  }
}

function fail(path: string, got: Got, allowed: Allowed): never {
  throw new RoutineError([{ path, got, allowed }]);
}

/** Of several things that are wrong with one value, the first says enough. */
const oneAPlace = (problems: readonly RoutineProblem[]): readonly RoutineProblem[] =>
  problems.filter(({ path }, i) => problems.findIndex((other) => other.path === path) === i);

const problemOf = (issue: v.BaseIssue<unknown>): RoutineProblem => ({
  path: pathOf(issue.path ?? []),
  got: gotOf(issue.input),
  allowed: allowedIn(issue.message),
});

/** `steps[2].enter[0].when`. */
const pathOf = (path: readonly { readonly key?: unknown }[]): string =>
  path.reduce<string>((before, { key }) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before ? `${before}.${String(key)}` : String(key);
  }, '');

const LONGEST_QUOTE = 60;

/** What a value from a file is called where it does not belong. */
export function gotOf(value: unknown): Got {
  if (value === undefined) return { kind: 'nothing' };
  if (Array.isArray(value)) return { kind: 'list', length: value.length };
  if (typeof value === 'object' && value !== null) return { kind: 'object' };
  const json = JSON.stringify(value);
  return { kind: 'value', json: json.length > LONGEST_QUOTE ? `${json.slice(0, LONGEST_QUOTE)}…` : json };
}
