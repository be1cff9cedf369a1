/** How vague words are read. Every company has its own customs; these are the defaults. */
export interface DeadlineSettings {
  /** 马上, right away. Minutes. */
  readonly immediatelyMinutes: number;
  /** 稍后, later, in a bit. Minutes. */
  readonly laterMinutes: number;
  /** 尽快, as soon as possible, soon. Minutes. */
  readonly soonMinutes: number;
  /** 近期, in the near future. Days. */
  readonly shortlyDays: number;
  /** When work begins, ends and the shop closes: minutes of the day. 下班前 ends at `workEnds`; the end of the day is between it and midnight. */
  readonly workBegins: number;
  readonly workEnds: number;
  readonly shopCloses: number;
}

export const defaultSettings: DeadlineSettings = {
  immediatelyMinutes: 30, laterMinutes: 120, soonMinutes: 1440, shortlyDays: 7, workBegins: 9 * 60, workEnds: 18 * 60, shopCloses: 22 * 60,
};
