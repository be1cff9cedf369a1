/** Personal data in texts: found, masked, put back. Sealing what was masked with a key needs more than a pure layer may do and lives above. */
export { findPersonalData, maskPersonalData, unmaskPersonalData } from './personal-data.ts';
export type { Masked } from './personal-data.ts';
