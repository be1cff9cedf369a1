import { z } from 'zod';
import type { Bilingual } from '../domain/index.ts';

/**
 * One user job, described once: the command line, the HTTP API, its OpenAPI document and the web client are all derived
 * from it, and the workbench implements it.
 */
export interface Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** camelCase, unique: the OpenAPI operationId. */
  readonly name: string;
  readonly method: 'get' | 'post' | 'delete';
  /** With `{parameters}`, which are fields of the input. */
  readonly path: `/api/${string}`;
  readonly tag: 'customers' | 'data' | 'insights' | 'reading' | 'system';
  readonly title: Bilingual;
  /** Takes a while, reports progress on the way, and goes on when the caller leaves. */
  readonly long?: true;
  readonly input: Input;
  readonly output: Output;
}

export type InputOf<Described extends Operation> = z.input<Described['input']>;
export type OutputOf<Described extends Operation> = z.output<Described['output']>;

/** Declares an operation and keeps its exact types. */
export function operation<Input extends z.ZodType, Output extends z.ZodType>(described: Operation<Input, Output>): Operation<Input, Output> {
  return described;
}

/** What a long operation says while it works. `share` is between 0 and 1 where the end is known. */
export interface Progress {
  readonly step: string;
  /** What the step is called, where it has a name of its own: an insight has. */
  readonly title?: Bilingual;
  readonly done: number;
  readonly share?: number;
  readonly perSecond?: number;
  readonly secondsLeft?: number;
}

/** A number given in a query string or on the command line. */
export const count = z.coerce.number().int().nonnegative();

/** A list given once, several times or with commas. */
export const listOf = <Item extends z.ZodType<string>>(item: Item) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(item));

export const bilingual = z.object({ zh: z.string(), en: z.string() });
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');
