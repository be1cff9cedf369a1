/** `npm start`: from a fresh clone to the workbench on the demo company. Words after `--` go to `zhiyin demo`. */
import { join } from 'node:path';
import { ensureInstalled, ensurePagesBuilt, root } from './house.mjs';

ensureInstalled();
ensurePagesBuilt();
process.argv = [process.execPath, join(root, 'bin', 'zhiyin'), 'demo', '--data', join(root, '.zhiyin', 'demo'), ...process.argv.slice(2)];
await import('../bin/zhiyin');
