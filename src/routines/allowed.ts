import type { Allowed } from '../core/routine-problem.ts';

/*
 * A schema says what it allows in its messages, and those are texts: what is allowed travels in them as JSON.
 */

/** The message of a schema that allows this. */
export const allow = (allowed: Allowed): string => JSON.stringify(allowed);

/** What such a message allows. */
export const allowedIn = (message: string): Allowed => JSON.parse(message) as Allowed;
