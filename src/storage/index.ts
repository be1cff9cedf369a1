/**
 * The two stores behind two small interfaces: the warehouse (facts, readings, snapshots; an SQL engine that computes)
 * and the desk (what people do; PostgreSQL). Drivers and migrations live here. What the rows mean does not.
 */
export { columnDefinitions, sqlType } from './column-types.ts';
export { openPgliteDesk, openPostgresDesk } from './desk/desk.ts';
export type { Desk, DeskDatabase } from './desk/desk.ts';
export { auditTrail, customerMerge, homeModel, homeModelActivation, importJournal, importMapping, indirectValue, insightSetting, labelCorrection, promiseDecision, savedView, tierStrategy } from './desk/schema.ts';
export { trinoDialect } from './dialects.ts';
export { openDuckdb } from './duckdb.ts';
export type { DuckdbOptions } from './duckdb.ts';
export type { TemporaryTable, Warehouse } from './warehouse.ts';
