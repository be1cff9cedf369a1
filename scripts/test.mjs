/** `npm test`: everything that must hold, on a fresh clone as well. The last line tells the tests' outcome. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium, ensureInstalled, ensurePagesBuilt, root, runTool, say } from './house.mjs';

ensureInstalled();
const CHROMIUM_PATH = ensureChromium();
ensurePagesBuilt();

const checks = {
  'lint (oxlint)': () => runTool('oxlint/bin/oxlint', ['--quiet']),
  'types of the pure layers': () => runTool('typescript/bin/tsc', ['-p', 'tsconfig.pure.json']),
  'types of the house': () => runTool('typescript/bin/tsc', ['-p', 'tsconfig.json']),
  'types of the pages': () => runTool('typescript/bin/tsc', ['-p', 'tsconfig.web.json']),
  'dead code (knip)': () => runTool('knip/bin/knip.js', ['--no-progress']),
  tests: runTests,
};

const report = join(root, '.cache', 'vitest.json');
const failed = [];
for (const [name, check] of Object.entries(checks)) {
  say(name);
  if (!check()) failed.push(name);
}
for (const name of failed) process.stdout.write(`FAILED: ${name}\n`);
const { passed, broken, skipped } = outcome();
process.stdout.write(`${passed} passed, ${broken} failed, ${skipped} skipped\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

function runTests() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  return runTool('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { CHROMIUM_PATH });
}

/** A file that could not even be loaded counts as one failure. */
function outcome() {
  if (!existsSync(report)) return { passed: 0, broken: 1, skipped: 0 };
  const said = JSON.parse(readFileSync(report, 'utf8'));
  const unloaded = said.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).length;
  return { passed: said.numPassedTests, broken: said.numFailedTests + unloaded, skipped: said.numPendingTests + said.numTodoTests };
}
