import type { z } from 'zod';

/** An answer that holds, or what is wrong with it. */
export type Parsed<Answer> = { readonly answer: Answer; readonly problem?: undefined } | { readonly problem: string };

/** Finds the JSON object in what a model said, fenced or surrounded by talk, and checks it. */
export function parseAnswer<Answer>(content: string, schema: z.ZodType<Answer>): Parsed<Answer> {
  const from = content.indexOf('{');
  const to = content.lastIndexOf('}');
  if (from < 0 || to < from) return { problem: 'no JSON object' };
  let value: unknown;
  try {
    value = JSON.parse(content.slice(from, to + 1));
  } catch (error) {
    return { problem: `not JSON: ${(error as Error).message}` };
  }
  const checked = schema.safeParse(value);
  if (checked.success) return { answer: checked.data };
  return { problem: checked.error.issues.map((issue) => `${issue.path.join('.') || 'answer'}: ${issue.message}`).join('; ') };
}
