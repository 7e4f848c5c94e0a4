import type { Allowed, Got } from '../../core/routine-problem.ts';

/** What stands in a place of a routine's file. */
export function gotWords(got: Got): string {
  switch (got.kind) {
    case 'nothing':
      return 'nothing';
    case 'object':
      return 'an object';
    case 'value':
      return got.json;
    case 'list':
      return `a list of ${got.length}`;
    case 'characters':
      return `${got.count} characters`;
    case 'routines':
      return `${got.count} routines`;
    case 'no-json':
      return `no JSON (${got.why})`;
    case 'no-storage':
      return 'a browser that keeps nothing';
    case 'repeated':
      return `"${got.id}" again`;
    case 'cue-with-side':
      return `"${got.cue}", which names a side`;
    case 'unused-cue':
      return 'a cue of no rule';
    case 'range':
      return `least ${got.least} and most ${got.most}`;
    case 'no-way':
      return `no way from "${got.from}" to "${got.to}"`;
    case 'too-near': {
      const { there, back } = got;
      return `"${there.step}" begins by "${there.by}", and "${back.step}" again by "${back.by}", too near`;
    }
  }
}

/** What may stand there. */
export function allowedWords(allowed: Allowed): string {
  switch (allowed.kind) {
    case 'json':
      return 'JSON';
    case 'object':
      return 'an object';
    case 'needed':
      return 'this field is needed';
    case 'field':
      return `none of this name; there is ${allowed.of.join(', ')}`;
    case 'step':
      return `one of the steps ${allowed.of.join(', ')}`;
    case 'cue':
      return `one of the cues ${allowed.of.join(', ') || '(there are none)'}`;
    case 'choice':
      return `one of ${allowed.of.join(', ')}`;
    case 'text':
      return 'a text';
    case 'text-with-words':
      return 'a text that is not empty';
    case 'short-text':
      return `a text of at most ${allowed.longest} characters`;
    case 'id':
      return `an id like "${allowed.like}": small letters and digits, words joined by "-", at most ${allowed.longest} characters`;
    case 'new-id':
      return 'an id that no other has';
    case 'id-of-no-routine':
      return 'an id that no routine of Plumbline has';
    case 'address':
      return 'an address';
    case 'list':
      return `a list of ${allowed.least} to ${allowed.most}`;
    case 'whole':
      return `a whole number from ${allowed.least} to ${allowed.most}`;
    case 'number':
      return `a number from ${allowed.least} to ${allowed.most}`;
    case 'time':
      return `a time like ${either(allowed.like)}, ${allowed.minutes} minutes at most`;
    case 'angle':
      return `an angle like ${either(allowed.like)}, from ${allowed.least} to ${allowed.most}`;
    case 'legs':
      return `a length in leg lengths like ${either(allowed.like)}, from ${allowed.least} to ${allowed.most}`;
    case 'length':
      return `a length like ${either(allowed.like)}, from ${allowed.least} to ${allowed.most} m`;
    case 'speed':
      return `a speed like ${either(allowed.like)}, from ${allowed.least} to ${allowed.most}`;
    case 'amount':
      return `an amount with its unit, like ${either(allowed.like)}`;
    case 'amount-of':
      return `an amount in the unit of ${allowed.metric}, like "${allowed.like}"`;
    case 'small-amount':
      return `an amount no larger than ${allowed.most}`;
    case 'true-or-absent':
      return 'true, or left out';
    case 'format':
      return `"${allowed.format}"; a newer Plumbline may know more`;
    case 'said-cue':
      return 'only cues that a rule says';
    case 'side-in-sided-rule':
      return 'that only for a rule about sides';
    case 'beyond':
      return `the limit ${allowed.limit}, or ${allowed.side} it`;
    case 'ordered-range':
      return 'a least that is no larger than the most';
    case 'step-that-lasts':
      return 'a step that has a hold, or a tempo with a least';
    case 'reachable-step':
      return 'a step that can be come to';
    case 'apart':
      return `at least ${allowed.bend} deg of bend, or ${allowed.rise} cm of rise, between the two`;
    case 'characters':
      return `at most ${allowed.most}`;
    case 'cues':
      return `at most ${allowed.most} cues`;
    case 'routines':
      return `at most ${allowed.most}; remove one first`;
    case 'storage':
      return 'one that may store data';
  }
}

const either = (examples: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(examples.map((each) => `"${each}"`));
