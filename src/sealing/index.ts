/**
 * Sealing: what was hidden in texts, under a key that only the user has. Without the key nobody reads it, with it nothing is lost, and
 * whatever was changed on the way is noticed. What is hidden is decided in `src/reading/personal-data`; files lie above.
 */
export { makeKeyFile, readKeyFile } from './key-file.ts';
export { readSealed, seal, unseal } from './sealing.ts';
export type { Sealed, SealKey } from './sealing.ts';
