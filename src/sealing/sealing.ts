/**
 * AES-256-GCM (NIST SP 800-38D) under a key of 32 bytes, made from a passphrase with scrypt (RFC 7914, N = 2^15, r = 8, p = 1) or from
 * the bytes of a key file with HKDF-SHA-256 (RFC 5869); a salt and a nonce of its own for everything that is sealed.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ZhiyinError } from '../domain/index.ts';

/** The user's key. A key file holds 32 random bytes. */
export type SealKey = { readonly kind: 'passphrase'; readonly passphrase: string } | { readonly kind: 'file'; readonly secret: Uint8Array };

const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const sealed = z.object({
  zhiyin: z.literal('sealed'),
  version: z.literal(1),
  /** What kind of key opens it. */
  key: z.enum(['passphrase', 'file']),
  salt: z.base64(),
  /** Tells a wrong key from a change on the way. */
  check: z.base64(),
  nonce: z.base64(),
  tag: z.base64(),
  data: z.base64(),
});
/** What was sealed, to be kept as JSON. All but the kind of key is base64. */
export type Sealed = z.output<typeof sealed>;

const keyBytes = 32;
const checkBytes = 8;

/** Seals a text. The same text is never sealed into the same bytes twice. */
export async function seal(text: string, key: SealKey): Promise<Sealed> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const { secret, check } = await derive(key, salt);
  const head = { zhiyin: 'sealed', version: 1, key: key.kind, salt: salt.toString('base64'), check: check.toString('base64') } as const;
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(JSON.stringify(head)));
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { ...head, nonce: nonce.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') };
}

/**
 * Opens what {@link seal} has sealed.
 * @throws ZhiyinError WRONG_KEY, SEAL_BROKEN when it was damaged or changed
 */
export async function unseal({ zhiyin, version, key: kind, salt, check, ...rest }: Sealed, key: SealKey): Promise<string> {
  if (kind !== key.kind) throw new ZhiyinError('WRONG_KEY', { problem: `it was sealed with ${keyNames[kind]}, and ${keyNames[key.kind]} was given` });
  const derived = await derive(key, bytes.parse(salt));
  const known = bytes.parse(check);
  if (known.length !== checkBytes || !timingSafeEqual(known, derived.check)) throw new ZhiyinError('WRONG_KEY', { problem: `it was sealed with another ${keyNames[kind].replace(/^an? /, '')}` });
  const [nonce, tag] = [bytes.parse(rest.nonce), bytes.parse(rest.tag)];
  if (nonce.length !== 12 || tag.length !== 16) throw new ZhiyinError('SEAL_BROKEN', { problem: 'its head is not whole' });
  try {
    const decipher = createDecipheriv('aes-256-gcm', derived.secret, nonce, { authTagLength: 16 }).setAAD(Buffer.from(JSON.stringify({ zhiyin, version, key: kind, salt, check }))).setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.parse(rest.data)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new ZhiyinError('SEAL_BROKEN', { problem: 'what is inside is not what was sealed' }, { cause: error });
  }
}

const keyNames = { passphrase: 'a passphrase', file: 'a key file' } as const;

/** What was sealed, from its JSON. @throws ZhiyinError SEAL_BROKEN */
export function readSealed(text: string): Sealed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ZhiyinError('SEAL_BROKEN', { problem: 'it is no JSON' }, { cause: error });
  }
  const parsed = sealed.safeParse(value);
  if (!parsed.success) throw new ZhiyinError('SEAL_BROKEN', { problem: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'all'}: ${issue.message}`).join('; ') });
  return parsed.data;
}

async function derive(key: SealKey, salt: Uint8Array): Promise<{ readonly secret: Buffer; readonly check: Buffer }> {
  const length = keyBytes + checkBytes;
  const made = key.kind === 'file' ? Buffer.from(hkdfSync('sha256', key.secret, salt, 'zhiyin seal 1', length)) : await stretched(key.passphrase, salt, length);
  return { secret: made.subarray(0, keyBytes), check: made.subarray(keyBytes) };
}

function stretched(passphrase: string, salt: Uint8Array, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, length, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }, (error, made) => (error ? reject(error) : resolve(made)));
  });
}
