/** Every command, in the order the help lists them. */
import type { DefineCommand } from '../cli.ts';
import { backup } from './backup.ts';
import { baskets } from './baskets.ts';
import { churn } from './churn.ts';
import { config } from './config.ts';
import { conversation } from './conversation.ts';
import { conversations } from './conversations.ts';
import { contracts } from './contracts.ts';
import { coverage } from './coverage.ts';
import { customer } from './customer.ts';
import { customers } from './customers.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { draft } from './draft.ts';
import { duplicates } from './duplicates.ts';
import { explain } from './explain.ts';
import { fit } from './fit.ts';
import { indirect } from './indirect.ts';
import { importFile } from './import.ts';
import { imports } from './imports.ts';
import { loyalty } from './loyalty.ts';
import { mask } from './mask.ts';
import { merge } from './merge.ts';
import { profit } from './profit.ts';
import { forecast } from './forecast.ts';
import { model } from './model.ts';
import { needs } from './needs.ts';
import { read } from './read.ts';
import { recommend } from './recommend.ts';
import { refine } from './refine.ts';
import { related } from './related.ts';
import { restore } from './restore.ts';
import { revert } from './revert.ts';
import { run } from './run.ts';
import { serve } from './serve.ts';
import { tiers } from './tiers.ts';
import { today } from './today.ts';
import { train } from './train.ts';
import { unmask } from './unmask.ts';
import { unmerge } from './unmerge.ts';
import { winBack } from './win-back.ts';

export const commands: readonly DefineCommand[] = [
  demo, serve, importFile, imports, revert, coverage, run, today, winBack, contracts, loyalty, customers, customer, forecast, tiers, profit, indirect, explain, needs, related, recommend, duplicates, merge, unmerge, fit, model, churn, baskets, read, train, conversations, conversation, draft, refine, mask, unmask, config, doctor, backup, restore,
];
