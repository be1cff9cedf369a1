/** Feeling, always doubled: colour and shape, and words beside them. */
import type { ReactElement } from 'react';
import type { EmotionLabel } from '../../domain/index.ts';
import { useTexts } from '../texts/texts.tsx';
import type { Texts } from '../texts/texts.tsx';
import './mood.css';

export type Feeling = 'glad' | 'calm' | 'sore';

/** Between −0.2 and 0.2 a mood counts as calm. */
const calmWithin = 0.2;

export function feelingOf(score: number): Feeling {
  if (score > calmWithin) return 'glad';
  return score < -calmWithin ? 'sore' : 'calm';
}

/** The score a reading may be drawn with: a reader that abstains, or finds it neutral, says neither glad nor sore. */
export function drawnScore(polarity: { readonly label: string; readonly score: number } | null): number {
  return polarity === null || polarity.label === 'unsure' || polarity.label === 'neutral' ? 0 : polarity.score;
}

const feelingsByEmotion: Readonly<Record<EmotionLabel, Feeling>> = {
  joy: 'glad', gratitude: 'glad', anger: 'sore', disappointment: 'sore', fear: 'sore', disgust: 'sore', surprise: 'calm', neutral: 'calm',
};

export function feelingOfEmotion(emotion: EmotionLabel): Feeling {
  return feelingsByEmotion[emotion];
}

/** The colour of a mood from −1 to 1, as a token. */
export function moodColour(score: number): string {
  const feeling = feelingOf(score);
  if (feeling === 'calm') return 'var(--calm)';
  return `var(--${feeling}-${Math.abs(score) > 0.6 ? 3 : 2})`;
}

/** ● glad, ◆ calm, ▼ sore, drawn around a point; `radius` grows with strength. */
export function MoodShape({ score, x, y, radius }: { readonly score: number; readonly x: number; readonly y: number; readonly radius: number }): ReactElement {
  const feeling = feelingOf(score);
  const fill = moodColour(score);
  if (feeling === 'glad') return <circle cx={x} cy={y} r={radius} fill={fill} />;
  if (feeling === 'calm') return <path d={`M${x} ${y - radius}L${x + radius} ${y}L${x} ${y + radius}L${x - radius} ${y}Z`} fill={fill} stroke="var(--calm-edge)" />;
  return <path d={`M${x - radius} ${y - radius * 0.8}h${radius * 2}l${-radius} ${radius * 1.8}Z`} fill={fill} />;
}

export function MoodMark({ score, size = 12 }: { readonly score: number; readonly size?: number }): ReactElement {
  return (
    <svg className="mood-mark" width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      <MoodShape score={score} x={6} y={6} radius={5} />
    </svg>
  );
}

/** A mood's name: the leading emotion where it goes with the score, otherwise only what the score says. */
export function moodName({ t }: Texts, score: number, emotion: EmotionLabel | null | undefined): string {
  const feeling = feelingOf(score);
  return emotion && feelingsByEmotion[emotion] === feeling ? t(`emotion.${emotion}`) : t(`feeling.${feeling}`);
}

/** A mood in words: its shape, what it is called, and its figure. */
export function Mood({ score, emotion, figure = true }: { readonly score: number; readonly emotion?: EmotionLabel | null; readonly figure?: boolean }): ReactElement {
  const texts = useTexts();
  return (
    <span className="mood">
      <MoodMark score={score} />
      <span>{moodName(texts, score, emotion)}</span>
      {figure && <span className="sub">{texts.signed(score, 2)}</span>}
    </span>
  );
}
