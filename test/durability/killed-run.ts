/** A process to be killed: opens a data folder and computes one day. */
import { openWorkspace, perform } from '../../src/workbench/index.ts';

const [folder = '', asOf = ''] = process.argv.slice(2);
const workspace = await openWorkspace(folder, { doing: 'run' });
const call = { local: true, now: () => new Date(), progress: ({ step }: { readonly step: string }) => void process.stdout.write(`${step}\n`) };
await perform('runInsights', workspace, { asOf }, call);
process.stdout.write('acknowledged\n');
await workspace.close();
