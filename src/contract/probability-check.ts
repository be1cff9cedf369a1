import { z } from 'zod';

/** How good foretold probabilities were, on cases the model had not seen. */
export const probabilityCheck = z.object({
  cases: z.number(),
  events: z.number(),
  /** Chance that a case in which it happened was given the higher probability than one in which it did not. */
  auc: z.number(),
  aucLow: z.number(),
  aucHigh: z.number(),
  brier: z.number(),
  /** The same for giving everybody the overall share. */
  brierBaseline: z.number(),
  skill: z.number(),
  /** Mean distance between foretold and observed shares over the tenths, and what chance alone makes of it. */
  calibrationError: z.number(),
  calibrationNoise: z.number(),
  calibrationIntercept: z.number().nullable(),
  calibrationSlope: z.number().nullable(),
  deciles: z.array(
    z.object({ decile: z.number(), cases: z.number(), events: z.number(), predicted: z.number(), observed: z.number(), observedLow: z.number(), observedHigh: z.number(), lift: z.number(), captured: z.number() }),
  ),
});
