import { operations } from '../contract/index.ts';
import { createMasker, unmaskPersonalData } from '../reading/personal-data/index.ts';
import { countHidden, openHidden, sealHidden } from './hidden-data.ts';
import { implement } from './implementation.ts';
import { sealKey } from './seal-key.ts';

/** Masks texts that are handed in, without keeping anything. */
export const maskTexts = implement(operations.maskTexts, async ({ configuration }, { texts, passphrase }) => {
  const key = await sealKey(configuration, { passphrase });
  const masker = createMasker();
  const masked = texts.map((text) => masker.mask(text));
  return { texts: masked, hidden: countHidden(masker.hidden), sealed: await sealHidden(masker.hidden, key) };
});

export const unmaskTexts = implement(operations.unmaskTexts, async ({ configuration }, { texts, sealed, passphrase }) => {
  const hidden = await openHidden(JSON.stringify(sealed), await sealKey(configuration, { passphrase }));
  return { texts: texts.map((text) => unmaskPersonalData(text, hidden)) };
});
