import { HeadReader } from '../../src/reading/heads/head-reader.ts';
import type { TurnView } from '../../src/reading/heads/conversation-features.ts';
import type { BaseModel, HeadTable } from '../../src/reading/model-file.ts';
import { takeText } from '../../src/reading/reader.ts';
import type { Speaker } from '../../src/domain/index.ts';
import { Features } from '../../src/reading/features.ts';

/** Asks heads that are not in a file yet, one turn after another. */
export class HeadProber {
  private readonly base: BaseModel;
  private readonly heads: HeadReader;
  private readonly features: Features;

  constructor(base: BaseModel, tables: { readonly customer: HeadTable; readonly agent: HeadTable }) {
    this.base = base;
    this.features = new Features(base.topics);
    this.heads = new HeadReader({ ...base, ...tables, speaker: tables.customer, aspectPolarity: { classes: 1, weights: [] } });
  }

  view(speaker: Speaker, text: string): TurnView {
    const taken = takeText(this.base, this.features, text);
    return taken === undefined ? { speaker, score: 0, heads: [] } : this.heads.view(taken, speaker);
  }
}
