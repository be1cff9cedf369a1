/** A company's columns as features of a logistic model: numbers as they are, categories as one feature per level. */

/** A column whose values are numbers. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  /** Stands in where the value is missing. */
  readonly mean: number;
  readonly deviation: number;
  /** Whether being missing is a feature of its own. */
  readonly hasMissing: boolean;
}

/** A column whose values are names; a group holds the level's place. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  /** The commonest first: it is what the others are compared with. */
  readonly levels: readonly string[];
}

export type ChurnColumn = NumberColumn | CategoryColumn;

/** One feature of the model and where it comes from. */
export interface Feature {
  readonly column: string;
  /** The level it stands for; null for a number. */
  readonly level: string | null;
  /** The level it is compared with; null for a number. */
  readonly baseline: string | null;
  /** Standard deviation of a number: what "one usual step" is. Null for a level. */
  readonly deviation: number | null;
}

/** What a level is called that gathers the rare ones, and the one for rows without a value. */
export const otherLevel = '(other)';
export const missingLevel = '(missing)';

export function featuresOf(columns: readonly ChurnColumn[]): readonly Feature[] {
  return columns.flatMap((column): Feature[] => {
    if (column.kind === 'category') return column.levels.slice(1).map((level) => ({ column: column.name, level, baseline: column.levels[0] ?? null, deviation: null }));
    const number: Feature = { column: column.name, level: null, baseline: null, deviation: column.deviation };
    return column.hasMissing ? [number, { column: column.name, level: missingLevel, baseline: null, deviation: null }] : [number];
  });
}

/**
 * Feature values, one array per feature.
 * @param values per column an array over the groups: a number, a level's place, or null where there is none
 */
export function encode(columns: readonly ChurnColumn[], values: readonly (readonly (number | null)[])[]): readonly Float64Array[] {
  return columns.flatMap((column, place) => {
    const given = values[place] ?? [];
    if (column.kind === 'category') return column.levels.slice(1).map((_, level) => Float64Array.from(given, (code) => (code === level + 1 ? 1 : 0)));
    const numbers = Float64Array.from(given, (value) => value ?? column.mean);
    return column.hasMissing ? [numbers, Float64Array.from(given, (value) => (value === null ? 1 : 0))] : [numbers];
  });
}
