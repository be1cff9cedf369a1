/** In English: Voice. */
import type { voice as zh } from '../zh/voice.ts';

export const voice: Readonly<Record<keyof typeof zh, string>> = {
  'voice.title': 'What customers feel',
  'voice.titleSore': '{touchpoint} is where it hurts most',
  'voice.titleNone': 'No customer has been heard yet',
  'voice.lead': '{texts} texts read, from {share} of customers; the silent ones may feel otherwise. As of {day}.',
  'voice.leadNone': 'Import conversations or reviews to see which touchpoints and products please and which hurt.',
  'voice.touchpoints': 'By touchpoint',
  'voice.products': 'By product',
  'voice.scale': 'dot: estimate, bar: 80% interval',
  'voice.subject': 'Name',
  'voice.texts': 'Texts',
  'voice.emotions': 'Emotions',
  'voice.interval': '80% interval {low} to {high}',
  'voice.emotionShare': '{emotion} {share}',
  'voice.shownSome': 'The {shown} lowest and highest of {total}.',
};
