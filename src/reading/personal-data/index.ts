/** Personal data in texts: found, masked, put back. Sealing what was masked with a key needs more than a pure layer may do and lies in `src/sealing`. */
export { createMasker, findPersonalData, maskPersonalData, unmaskPersonalData } from './personal-data.ts';
export type { Hidden, Masked } from './personal-data.ts';
