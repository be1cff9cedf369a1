/** What is installed: this program's version, and where its built pages are. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the built workbench; it may not have been built yet. */
export const webFolder: string = fileURLToPath(new URL('../../dist/web', import.meta.url));

let known: string | undefined;

/** This program's version, from its package. */
export function version(): string {
  known ??= (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;
  return known;
}
