/** Round numbers for axes. Pure. */

/** From 0 to at least `most`, in about `steps` steps of 1, 2 or 5 times a power of ten. */
export function ticks(most: number, steps: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
