import { expect, test } from 'vitest';
import { WORDS } from '../../src/words/index.ts';
import { problemOf } from '../../src/app/problems.ts';
import { PoseError } from '../../src/pose/estimator.ts';
import { SourceError } from '../../src/source/source.ts';
import { StoreError } from '../../src/store/session-head.ts';

test('a camera that is refused can be tried again', () => {
  const problem = problemOf(
    new SourceError('camera-refused', 'The camera is blocked. Allow it in the address bar.'),
    WORDS.en,
  );
  expect(problem).toMatchObject({
    title: 'The camera is blocked',
    help: 'Allow it in the address bar.',
    then: 'again',
  });
});

test('a file that is no video leads home: trying again would change nothing', () => {
  const problem = problemOf(new SourceError('not-a-video', 'a.txt is not a video. Use MP4. Or WebM.'), WORDS.en);
  expect(problem).toMatchObject({ title: 'a.txt is not a video', help: 'Use MP4. Or WebM.', then: 'home' });
});

test('a message of one sentence is the title, with nothing below', () => {
  expect(problemOf(new PoseError('models/x is missing.'), WORDS.en)).toMatchObject({
    title: 'models/x is missing',
    help: '',
  });
});

test('why no pose can be had is said in the reader’s language, each fault as its own', () => {
  const noWebgl = new PoseError('This browser offers no WebGL. Switch it on.', 'no-webgl');
  expect(problemOf(noWebgl, WORDS.en)).toMatchObject({ help: 'Switch it on.', then: 'again' });
  expect(problemOf(noWebgl, WORDS.de)).toMatchObject({ help: 'Schalte die Grafikbeschleunigung ein.', then: 'again' });
  const damaged = new PoseError('The pose file x is damaged. Reload the page.', 'file-damaged');
  expect(problemOf(damaged, WORDS.de).title).toContain('beschädigt');
});

test('what cannot be read of a session is said in the reader’s language, and leads home', () => {
  const newer = new StoreError('This session was stored by a newer version of the app. Update the app.', 'newer');
  expect(problemOf(newer, WORDS.en)).toMatchObject({ help: 'Update the app.', then: 'home' });
  expect(problemOf(newer, WORDS.de)).toMatchObject({ help: 'Aktualisiere die App.', then: 'home' });
});

test('what another tab keeps from being opened can be tried again', () => {
  const heldUp = new StoreError('It cannot be opened. Close all other tabs.', 'held-up');
  expect(problemOf(heldUp, WORDS.en)).toMatchObject({ help: 'Close all other tabs.', then: 'again' });
  expect(problemOf(heldUp, WORDS.de).help).toContain('Schließ alle anderen Tabs');
});

test('a full disk is no surprise: room can be made', () => {
  const full = new DOMException('Quota exceeded.', 'QuotaExceededError');
  expect(problemOf(full, WORDS.en)).toMatchObject({ title: 'There is no room left on this disk', then: 'again' });
});

test('what broke inside the pose worker is told like any surprise, not as its own words in large letters', () => {
  const broken = Object.assign(new Error('memory access out of bounds'), { name: 'RuntimeError' });
  const problem = problemOf(broken, WORDS.en);
  expect(problem.title).toBe('Something broke that should not have');
  expect(problem.details).toBe('RuntimeError: memory access out of bounds');
});

test('a surprise is told without codes, which stay in the details', () => {
  const problem = problemOf(new TypeError('x is not a function'), WORDS.en);
  expect(problem.title + problem.help).not.toContain('function');
  expect(problem.details).toBe('TypeError: x is not a function');
});
