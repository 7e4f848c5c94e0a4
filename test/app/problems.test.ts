import { expect, test } from 'vitest';
import { problemOf } from '../../src/app/problems.ts';
import { PoseError } from '../../src/pose/estimator.ts';
import { SourceError } from '../../src/source/source.ts';

test('a camera that is refused can be tried again', () => {
  const problem = problemOf(new SourceError('camera-refused', 'Allow it in the address bar.'));
  expect(problem).toMatchObject({ help: 'Allow it in the address bar.', then: 'again' });
});

test('a file that is no video leads home: trying again would change nothing', () => {
  expect(problemOf(new SourceError('not-a-video', 'Use MP4.'))).toMatchObject({ help: 'Use MP4.', then: 'home' });
});

test('the model’s own words are kept', () => {
  expect(problemOf(new PoseError('models/x is missing.')).help).toBe('models/x is missing.');
});

test('a surprise is told without codes, which stay in the details', () => {
  const problem = problemOf(new TypeError('x is not a function'));
  expect(problem.title + problem.help).not.toContain('function');
  expect(problem.details).toBe('TypeError: x is not a function');
});
