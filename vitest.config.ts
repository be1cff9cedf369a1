import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** Where the long ones are: begun last, one of them would keep a single core busy while the other has nothing left to do. */
const longFolders = ['/test/durability/', '/test/journeys/', '/src/workbench/', '/src/cli/', '/test/'];

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longFolders.findIndex((folder) => moduleId.includes(folder));
      return place < 0 ? longFolders.length : place;
    };
    return Promise.resolve(files.toSorted((one, other) => rank(one) - rank(other) || one.moduleId.localeCompare(other.moduleId)));
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scenarios/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: 'test/demo-folder.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // Files share their worker's modules: loading the house anew for each took longer than a third of the whole run.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    server: { deps: { inline: ['dt-sql-parser', 'antlr4-c3', 'antlr4ng'] } },
  },
});
