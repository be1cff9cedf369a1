/** How the server says things: in the caller's language, problems in one shape. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { asZhiyinError, describe } from '../domain/index.ts';
import type { Locale } from '../domain/index.ts';

/** `?locale=` first, then the browser's preferred languages, then English. */
export function localeOf(context: Context): Locale {
  const asked = context.req.query('locale') ?? '';
  const preferred = (context.req.header('accept-language') ?? '').split(',').map((range) => {
    const [tag = '', quality] = range.trim().split(';q=');
    return { tag, quality: quality === undefined ? 1 : Number(quality) };
  });
  const tags = [asked, ...preferred.toSorted((one, other) => other.quality - one.quality).map(({ tag }) => tag)];
  const known = tags.find((tag) => /^(zh|en)\b/i.test(tag));
  return known && /^zh/i.test(known) ? 'zh-CN' : 'en';
}

/** Answers with a problem; the status derives from the catalogue. */
export function answerProblem(context: Context, thrown: unknown): Response {
  const error = asZhiyinError(thrown);
  return context.json(describe(error, localeOf(context)), error.httpStatus as ContentfulStatusCode);
}
