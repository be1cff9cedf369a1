/** Values of warehouse rows as the contract gives them out: null stays null, everything else is text or a number. */
export function textOrNull(value: unknown): string | null {
  return value == null ? null : String(value);
}

export function numberOrNull(value: unknown): number | null {
  return value == null ? null : Number(value);
}
