/**
 * Facts in the warehouse: tables, views, appending and the base summaries several insights share. Where facts come
 * from is `sources`; what they mean is `insights`.
 */
export { createFactTables, factView, readingColumns, storedFactColumns } from './schema.ts';
