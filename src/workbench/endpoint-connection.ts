/** The configured endpoint of a workspace, with its day's tokens counted in the data folder. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Endpoint } from '../endpoint/index.ts';
import type { Workspace } from './workspace.ts';

const useFile = 'endpoint-use.json';

/** Undefined while none is configured. */
export function endpointOf({ configuration, folder }: Workspace, now: Date): Endpoint | undefined {
  const { endpointUrl, endpointModel, endpointKey, endpointTimeout, endpointTokens } = configuration.settings;
  if (endpointUrl === 'off') return undefined;
  const day = now.toISOString().slice(0, 10);
  const file = join(folder, useFile);
  const used = async (): Promise<number> => {
    try {
      const kept = JSON.parse(await readFile(file, 'utf8')) as { readonly day?: unknown; readonly tokens?: unknown };
      return kept.day === day && typeof kept.tokens === 'number' ? kept.tokens : 0;
    } catch {
      return 0;
    }
  };
  const add = async (tokens: number): Promise<void> => {
    await writeFile(`${file}.new`, JSON.stringify({ day, tokens: (await used()) + tokens }));
    await rename(`${file}.new`, file);
  };
  return new Endpoint({ url: endpointUrl, model: endpointModel, key: endpointKey === '' ? undefined : endpointKey, timeoutSeconds: endpointTimeout, tokensADay: endpointTokens }, { ledger: { used, add } });
}
