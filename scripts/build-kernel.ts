/** Translates `src/reading/kernel/kernel.wat` into the bytes beside it. Usage: npm run build:kernel */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import startWabt from 'wabt';

const folder = join(import.meta.dirname, '../src/reading/kernel');

/** The kernel's bytes in hexadecimal digits, a hundred bytes a line. */
export async function translateKernel(): Promise<string[]> {
  const wabt = await startWabt();
  const module = wabt.parseWat('kernel.wat', readFileSync(join(folder, 'kernel.wat'), 'utf8'), { simd: true });
  module.validate();
  return Buffer.from(module.toBinary({}).buffer).toString('hex').match(/.{1,200}/gu) ?? [];
}

if (import.meta.filename === process.argv[1]) writeFileSync(join(folder, 'kernel-bytes.json'), `${JSON.stringify(await translateKernel(), null, 2)}\n`);
