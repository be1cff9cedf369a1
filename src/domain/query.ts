/**
 * Queries as data. A query keeps its text and its bound values apart, so that a pure insight can carry SQL
 * without doing any I/O; `storage` prints it for an engine and runs it.
 */

/** What may be bound. Days and timestamps are bound as text and cast in the query: `cast(${day} as date)`. */
export type Bindable = string | number | bigint | boolean | null;

/** An expression whose spelling differs between engines; each engine's dialect prints it. */
export interface DialectCall {
  readonly kind: 'dialect';
  readonly name: string;
  readonly arguments: readonly (Query | Bindable)[];
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: Bindable }
  | DialectCall;

/** An immutable SQL text with its values. Build it with {@link sql}. */
export interface Query {
  readonly kind: 'query';
  readonly parts: readonly Part[];
}

/** What one engine makes of a query: text with `?` for every value, in order. */
export interface PrintedQuery {
  readonly text: string;
  readonly values: readonly Bindable[];
}

/** The few expressions an engine spells its own way. Arguments arrive already printed. */
export type Dialect = Readonly<Record<string, (...printedArguments: string[]) => string>>;

/**
 * Builds a query. Interpolated queries, names and dialect calls become part of the text; everything else is bound.
 * @example sql`select * from ${name('orders')} where net > ${100}`
 */
export function sql(strings: TemplateStringsArray, ...inserts: readonly (Query | DialectCall | Bindable)[]): Query {
  const parts: Part[] = [];
  for (const [index, text] of strings.entries()) {
    if (text !== '') parts.push({ kind: 'text', text });
    if (index < inserts.length) parts.push(...partsOf(inserts[index] as Query | DialectCall | Bindable));
  }
  return { kind: 'query', parts };
}

function partsOf(insert: Query | DialectCall | Bindable): readonly Part[] {
  if (typeof insert !== 'object' || insert === null) return [{ kind: 'value', value: insert }];
  return insert.kind === 'query' ? insert.parts : [insert];
}

/**
 * An identifier, for names that are data (a table picked at run time).
 * @throws RangeError unless it is lower-case letters, digits and underscores, so that nothing can be spliced in
 */
export function name(identifier: string): Query {
  if (!/^[a-z_][a-z0-9_]*$/.test(identifier)) throw new RangeError(`not a plain identifier: ${identifier}`);
  return { kind: 'query', parts: [{ kind: 'text', text: reserved.has(identifier) ? `"${identifier}"` : identifier }] };
}

/** Columns of ours that an engine keeps for itself when they stand alone; in a text they are written `f.at` or `"at"`. */
const reserved: ReadonlySet<string> = new Set(['at']);

/** An output column called exactly as given, for tables people open: `select net as ${heading('实付金额')}`. */
export function heading(title: string): Query {
  return { kind: 'query', parts: [{ kind: 'text', text: `"${title.replaceAll('"', '""')}"` }] };
}

/**
 * A number as part of the text, for the few places where engines bind no values: the definition of a view.
 * @throws RangeError unless it is finite
 */
export function literal(value: number): Query {
  if (!Number.isFinite(value)) throw new RangeError(`no number to write down: ${value}`);
  return { kind: 'query', parts: [{ kind: 'text', text: Number.isSafeInteger(value) ? String(value) : value.toExponential() }] };
}

/** Joins queries with a separator: `join([a, b], sql`, `)`. */
export function join(queries: readonly Query[], separator: Query = sql`, `): Query {
  return { kind: 'query', parts: queries.flatMap((query, index) => (index === 0 ? query.parts : [...separator.parts, ...query.parts])) };
}

/** Calls an expression of the dialect table by name. */
export function dialect(call: string, ...inserts: readonly (Query | Bindable)[]): DialectCall {
  return { kind: 'dialect', name: call, arguments: inserts };
}

/**
 * Prints a query for an engine.
 * @throws RangeError when the query calls an expression the dialect does not have
 */
export function print(query: Query, engine: Dialect): PrintedQuery {
  const values: Bindable[] = [];
  const printPart = (part: Part): string => {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'value':
        values.push(part.value);
        return '?';
      case 'dialect': {
        const spell = engine[part.name];
        if (!spell) throw new RangeError(`the engine has no expression named ${part.name}`);
        return spell(...part.arguments.map((argument) => partsOf(argument).map(printPart).join('')));
      }
    }
  };
  return { text: query.parts.map(printPart).join(''), values };
}
