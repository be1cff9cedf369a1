import { operations } from '../contract/index.ts';
import { showsDemo } from './demo-mark.ts';
import { implement } from './implementation.ts';
import { version } from './installation.ts';

export const health = implement(operations.health, async (workspace) => ({
  status: 'ok' as const,
  version: version(),
  folder: workspace.folder,
  demo: await showsDemo(workspace.folder),
  memoryMegabytes: Math.round(process.memoryUsage.rss() / 1e6),
  uptimeSeconds: Math.round(process.uptime()),
}));
