// Prints how many tests passed and failed, from vitest's JSON report. Fails when the report is missing or counts none.
import { readFileSync } from 'node:fs';

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { testResults: [] };
  }
};

const report = read(process.argv[2]);
const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
const count = (...states) => tests.filter(({ status }) => states.includes(status)).length;
// A file that breaks before its first test has no tests to count, and must not pass for it.
const brokenFiles = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
).length;

const passed = count('passed');
const failed = count('failed') + brokenFiles;
const skipped = count('skipped', 'pending', 'todo', 'disabled');
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
