import type { z } from 'zod';
import type { Operation, OutputOf, Progress } from '../contract/index.ts';
import type { Workspace } from './workspace.ts';

/** What an implementation may use besides the workspace. */
export interface Call {
  /** Reports progress of a long operation; cheap to call often. */
  readonly progress: (progress: Progress) => void;
  /** The caller is this machine's own command line, so paths on this machine may be named. */
  readonly local: boolean;
  readonly now: () => Date;
}

/** The code behind an operation. Inputs arrive validated, with defaults filled in. */
export interface Implementation<Described extends Operation = Operation> {
  readonly operation: Described;
  readonly run: (workspace: Workspace, input: z.output<Described['input']>, call: Call) => Promise<OutputOf<Described>>;
}

/** Ties an implementation to its operation, keeping the types. */
export function implement<Described extends Operation>(operation: Described, run: Implementation<Described>['run']): Implementation<Described> {
  return { operation, run };
}
