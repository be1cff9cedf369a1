/** What a backup says about itself. */
import { z } from 'zod';

export const manifestFile = 'manifest.json';
/** The desk inside a backup. */
export const deskFile = 'desk.tar.gz';

export const backupManifest = z.object({
  format: z.literal(1),
  /** The version that made it. */
  zhiyin: z.string(),
  madeAt: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});
export type BackupManifest = z.output<typeof backupManifest>;
