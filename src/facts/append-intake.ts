/**
 * A file's records on their way to `import_typed`. They come in parts, while the rest is still being read, and each is
 * typed at once by what the first rows say. If a later row contradicts them, or if only all rows together can tell, all
 * are looked at and then typed.
 */
import { sql } from '../domain/index.ts';
import type { Bilingual } from '../domain/index.ts';
import type { Warehouse } from '../storage/index.ts';
import { lookAtFirstRows, lookAtRows } from './append-evidence.ts';
import type { Evidence } from './append-evidence.ts';
import type { AppendPlan } from './append-plan.ts';
import { typeRecords, unreadNotes } from './append-typed.ts';

/** A file of records, as {@link Warehouse.loadRecords} reads them, and what is known of them and of those before. */
export interface IntakePart {
  readonly file: string;
  readonly foldedLines: boolean;
  readonly blanksAround: boolean;
}

/** Creates the empty table that records are loaded into: `line` and one column per field, all text. */
export async function createStage(inside: Warehouse, fields: number): Promise<void> {
  const columns = ['line', ...Array.from({ length: fields }, (_, field) => `c${field}`)];
  await inside.temporaryTable({ name: 'import_stage', columns: columns.map((column) => ({ name: column, type: 'text' })), rows: [] });
}

/** Types the records that stand in `import_stage`. */
export async function typeStage(inside: Warehouse, plan: AppendPlan): Promise<readonly Bilingual[]> {
  const evidence = await lookAtRows(inside, plan);
  await typeRecords(inside, plan, { from: 'import_stage', evidence, append: false });
  return [...evidence.notes, ...(await unreadNotes(inside, plan))];
}

/** Takes the parts of one import. Their files have to stay until {@link Intake.finish}. */
export class Intake {
  readonly #inside: Warehouse;
  readonly #plan: AppendPlan;
  readonly #fields: number;
  readonly #files: string[] = [];
  #evidence: Evidence | undefined;

  constructor(inside: Warehouse, plan: AppendPlan, fields: number) {
    this.#inside = inside;
    this.#plan = plan;
    this.#fields = fields;
  }

  /** Takes a part in and tells how many records it had. */
  async take({ file, ...known }: IntakePart): Promise<number> {
    const isFirst = this.#files.push(file) === 1;
    const plan = { ...this.#plan, ...known };
    await this.#inside.viewRecords({ name: 'import_records', files: [file] });
    if (isFirst) {
      await this.#inside.temporaryCopy({ name: 'import_stage', query: sql`select * from import_records` });
      this.#evidence = await lookAtFirstRows(this.#inside, plan);
    }
    if (this.#evidence) return typeRecords(this.#inside, plan, { from: 'import_records', evidence: { ...this.#evidence, blanksAround: known.blanksAround }, append: !isFirst });
    return this.#stage(!isFirst);
  }

  /** Ends with all records typed. Returns what has to be said about how they were read. */
  async finish(known: Omit<IntakePart, 'file'>): Promise<readonly Bilingual[]> {
    const plan = { ...this.#plan, ...known };
    if (this.#files.length === 0) await createStage(this.#inside, this.#fields);
    else if (this.#evidence) {
      const surprises = await this.#inside.rows(sql`select line from import_typed where surprising limit 1`);
      if (surprises.length === 0) return unreadNotes(this.#inside, plan);
      await this.#inside.viewRecords({ name: 'import_records', files: this.#files });
      await this.#stage(false);
    }
    return typeStage(this.#inside, plan);
  }

  #stage(append: boolean): Promise<number> {
    return this.#inside.temporaryCopy({ name: 'import_stage', query: sql`select * from import_records`, append });
  }
}
