/** A process to be killed: opens a data folder and imports files over and over until nobody lets it. */
import { openWorkspace, perform } from '../../src/workbench/index.ts';

const [folder = '', ...files] = process.argv.slice(2);
const workspace = await openWorkspace(folder, { doing: 'import' });
const call = { local: true, now: () => new Date(), progress: ({ step }: { readonly step: string }) => void process.stdout.write(`${step}\n`) };
for (const path of files) {
  await perform('importFile', workspace, { source: { path }, kind: 'order-lines' }, call);
  process.stdout.write(`acknowledged ${path}\n`);
}
await workspace.close();
