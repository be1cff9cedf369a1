/** `npm run bench`: every benchmark, one after another. Each prints ratios against a baseline measured in the same run. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, runTool, say } from './house.mjs';

ensureInstalled();
const benchmarks = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.bench.ts')).toSorted();
const failed = benchmarks.filter((file) => {
  say(file);
  return !runTool('tsx/dist/cli.mjs', [join('bench', file)]);
});
for (const file of failed) process.stdout.write(`FAILED: ${file}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
