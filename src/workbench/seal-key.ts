/** The key that personal data is sealed with: a passphrase that was given or set, else the key file of the data folder. */
import { join } from 'node:path';
import type { Configuration } from '../config.ts';
import { makeKeyFile, readKeyFile } from '../sealing/index.ts';
import type { SealKey } from '../sealing/index.ts';

/** @throws ZhiyinError NO_KEY when there is neither, FILE_NOT_READABLE when the file is no key */
export function sealKey({ settings }: Configuration, given: { readonly passphrase?: string | undefined; readonly keyFile?: string | undefined } = {}): Promise<SealKey> {
  if (given.keyFile !== undefined) return readKeyFile(given.keyFile);
  const passphrase = given.passphrase ?? settings.sealPassphrase;
  return passphrase === '' ? readKeyFile(sealKeyFile(settings)) : Promise.resolve({ kind: 'passphrase', passphrase });
}

/** Makes the key file of the data folder and says where it is. @throws ZhiyinError CONFLICT when there is one */
export async function makeSealKey({ settings }: Configuration): Promise<string> {
  const path = sealKeyFile(settings);
  await makeKeyFile(path);
  return path;
}

function sealKeyFile({ dataFolder }: Configuration['settings']): string {
  return join(dataFolder, 'seal.key');
}
