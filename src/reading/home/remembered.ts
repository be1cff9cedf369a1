/** The same words read as a person has labelled them: a correction is a fact, however little can be learned from it. */
import { correctedScores, emotionLabels } from '../../domain/index.ts';
import type { EmotionLabel, Reading } from '../../domain/index.ts';
import { finish, hashSeed, hashText, mix } from '../hash.ts';
import type { HeadReading } from '../heads/head-reading.ts';
import type { Model } from '../model-file.ts';
import { normalise } from '../normalise.ts';
import { readerOf } from '../reader.ts';
import type { Reader } from '../reader.ts';
import type { HomeModel, PersonLabels } from './home-model.ts';

const secondSeed = 0x9e3779b9;

/** Names a text by its words, whatever their spelling: 64 bits of hash, so that the words themselves are kept nowhere. */
export function textKey(text: string): string {
  const bare = normalise(text).text.replaceAll(/\s+/g, ' ').trim();
  let second = mix(hashSeed, secondSeed);
  for (let at = 0; at < bare.length; at++) second = mix(second, bare.charCodeAt(at) + 1);
  return hex(hashText(bare, 0, bare.length)) + hex(finish(second));
}

function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The labels that people agree on, by words. Where the same words were labelled in two ways, context decides and nothing is remembered. */
export function rememberLabels(texts: readonly { readonly text: string; readonly labels: PersonLabels }[]): Map<string, PersonLabels> {
  const remembered = new Map<string, PersonLabels>();
  const disputed = new Map<string, Set<string>>();
  for (const { text, labels } of texts) {
    const key = textKey(text);
    const before: PersonLabels = remembered.get(key) ?? {};
    const against = disputed.get(key) ?? new Set<string>();
    for (const kind of Object.keys(labels) as (keyof PersonLabels)[]) if (before[kind] !== undefined && before[kind] !== labels[kind]) against.add(kind);
    disputed.set(key, against);
    remembered.set(key, { ...before, ...labels });
  }
  for (const [key, kinds] of disputed) {
    if (kinds.size === 0) continue;
    const kept = Object.fromEntries(Object.entries(remembered.get(key) ?? {}).filter(([kind]) => !kinds.has(kind)));
    if (Object.keys(kept).length === 0) remembered.delete(key);
    else remembered.set(key, kept);
  }
  return remembered;
}

/** A reader that knows what people have said of the very same words. */
function withMemory(reader: Reader, { remembered }: Pick<HomeModel, 'remembered'>): Reader {
  if (remembered.size === 0) return reader;
  const labelsOf = (text: string): PersonLabels | undefined => remembered.get(textKey(text));
  return {
    ...reader,
    read: (text) => labelled(reader.read(text), labelsOf(text)),
    readHeads: (text, context) => {
      const { reading, heads, normal } = reader.readHeads(text, context);
      const labels = labelsOf(text);
      return { reading: labelled(reading, labels), heads: heads && labels ? headsLabelled(heads, labels) : heads, normal };
    },
  };
}

function labelled(reading: Reading, labels: PersonLabels | undefined): Reading {
  if (labels === undefined) return reading;
  const { polarity, emotion } = labels;
  return {
    ...reading,
    ...(polarity && { polarity: { label: polarity, score: correctedScores[polarity] } }),
    ...(emotion && { emotion: { label: emotion, probabilities: Object.fromEntries(emotionLabels.map((label) => [label, label === emotion ? 1 : 0])) as Record<EmotionLabel, number> } }),
  };
}

/** Intents and objections are customers'; an agent's words keep theirs. */
function headsLabelled(heads: HeadReading, { polarity, intent, objection }: PersonLabels): HeadReading {
  const view = polarity ? { ...heads.view, score: correctedScores[polarity] } : heads.view;
  if (heads.speaker !== 'customer' || (intent === undefined && objection === undefined)) return { ...heads, view };
  const objects = objection === undefined ? intent === 'objection' || (intent === undefined && heads.objection !== null) : objection !== 'none';
  const named = intent === undefined ? heads.intents.filter((label) => label !== 'objection') : intent === 'none' ? [] : [intent];
  const intents = objects && !named.includes('objection') ? [...named, 'objection' as const] : objects ? named : named.filter((label) => label !== 'objection');
  const cause = objection === undefined ? (objects ? (heads.objection?.cause ?? null) : null) : objection === 'none' ? null : objection;
  const isGone = ({ kind, label }: HeadReading['signals'][number]): boolean =>
    (kind === 'intent' && !intents.some((each) => each === label)) || (kind === 'objection' && label !== cause) || (kind === 'when' && cause === null);
  return { ...heads, view, intents, objection: cause === null ? null : { when: 'now', ...heads.objection, cause }, signals: heads.signals.filter((signal) => !isGone(signal)) };
}

/** The reader of a shipped model with what was learned at home. */
export function homeReader(model: Model, home: HomeModel, version: string): Reader {
  return withMemory({ ...readerOf({ ...model, home }), version: `${model.version}-${version}` }, home);
}
