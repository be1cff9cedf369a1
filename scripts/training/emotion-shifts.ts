import { emotionLabels } from '../../src/domain/index.ts';
import type { EmotionLabel } from '../../src/domain/index.ts';
import { groupsOf, measureClasses } from './evaluation.ts';

interface ShiftRow {
  readonly set: string;
  readonly logits: Float64Array;
  readonly emotion: readonly number[];
}

const rounds = 3;
const steps = [-0.4, -0.2, -0.1, 0.1, 0.2, 0.4];
/** What a unit of shift must bring in macro-F1: rare classes have few rows, and chance would move them far. */
const price = 0.01;

/** Shifts of the emotion logits that raise the mean macro-F1 over the sets: accuracy alone would pass over the rare emotions. */
export function fitShifts(rows: readonly ShiftRow[], grouping: Readonly<Record<EmotionLabel, string>>): number[] {
  const shifts = emotionLabels.map(() => 0);
  const sets = [...new Set(rows.map(({ set }) => set))].map((set) => {
    const own = rows.filter((row) => row.set === set);
    const truths = own.map(({ emotion }) => groupsOf(emotion, grouping));
    return { own, truths, labels: [...new Set(truths.flat())] };
  });
  const value = (): number => {
    const gain = sets.reduce((sum, { own, truths, labels }) => {
      const read = own.map(({ logits }) => grouping[emotionLabels[strongest(logits, shifts)]!]);
      return sum + measureClasses(read, truths, labels).macroF1;
    }, 0);
    return gain / Math.max(1, sets.length) - price * shifts.reduce((sum, shift) => sum + Math.abs(shift), 0);
  };
  let best = value();
  for (let round = 0; round < rounds; round++) {
    for (let label = 0; label < shifts.length; label++) {
      for (const step of steps) {
        const held = shifts[label]!;
        shifts[label] = Math.round((held + step) * 10) / 10;
        const reached = value();
        if (reached > best) best = reached;
        else shifts[label] = held;
      }
    }
  }
  return shifts;
}

/** The label whose shifted logit is highest. */
export function strongest(logits: Float64Array, shifts: readonly number[]): number {
  let best = 0;
  for (let label = 1; label < logits.length; label++) if (logits[label]! + shifts[label]! > logits[best]! + shifts[best]!) best = label;
  return best;
}
