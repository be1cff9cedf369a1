/** A conversation as its page shows it, of the record or pasted. */
import type { Output } from '../../api/client.ts';

type PastedTurn = Output<'readConversation'>['turns'][number];

/** A turn of the record has an id; a pasted one none. */
export type TalkTurn = PastedTurn & { readonly id?: string; readonly corrected?: readonly string[] };

export interface Talk {
  readonly turns: readonly TalkTurn[];
  readonly conversation: Output<'readConversation'>['conversation'];
}
