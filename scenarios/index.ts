/**
 * Invented companies with known truth, generated from a seed: used alike by the demo, tests, documentation and
 * benchmarks. Pure: no clock, no files, no chance but the seed's. Never real people or data.
 */
export { teaHouse } from './tea-house/tea-house.ts';
export type { CustomerTruth, Scenario, ScenarioRow, TeaHouseOptions, TextTruth } from './tea-house/scenario.ts';
