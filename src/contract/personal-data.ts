/** Taking personal data out of texts, and putting it back with the key. */
import { z } from 'zod';
import { operation } from './operation.ts';

const texts = z.array(z.string().max(1_000_000)).max(10_000);
/** Without one, the key of the data folder, or the passphrase that is set there. */
const passphrase = z.string().min(1).max(1000).optional();

/** What was hidden, sealed; all but the kind of key is base64. */
const sealed = z.object({ zhiyin: z.literal('sealed'), version: z.literal(1), key: z.enum(['passphrase', 'file']), salt: z.string(), check: z.string(), nonce: z.string(), tag: z.string(), data: z.string() });

export const maskTexts = operation({
  name: 'maskTexts',
  method: 'post',
  path: '/api/mask',
  tag: 'reading',
  title: { zh: '隐去个人信息，封存起来', en: 'Mask personal data, and seal it' },
  input: z.object({ texts, passphrase }),
  output: z.object({ texts: z.array(z.string()), /** How often something was hidden, by its kind. */ hidden: z.record(z.string(), z.number()), sealed }),
});

export const unmaskTexts = operation({
  name: 'unmaskTexts',
  method: 'post',
  path: '/api/unmask',
  tag: 'reading',
  title: { zh: '用密钥把隐去的个人信息放回去', en: 'Put masked personal data back, with the key' },
  input: z.object({ texts, sealed: z.looseObject({}), passphrase }),
  output: z.object({ texts: z.array(z.string()) }),
});
