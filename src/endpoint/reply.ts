import { z } from 'zod';

/** Why there is no answer. None of them is an error of ours: everything works without. */
export type DeclineReason = 'budget' | 'unreachable' | 'timeout' | 'refused' | 'invalid-answer';

/** What came of one request. */
export type Outcome =
  | { readonly kind: 'reply'; readonly content: string; readonly tokens: number | undefined }
  /** The endpoint does not know the form of answer that was asked for. */
  | { readonly kind: 'form'; readonly detail: string }
  | { readonly kind: 'problem'; readonly reason: DeclineReason; readonly detail: string; readonly again: boolean; readonly waitSeconds?: number | undefined };

/** The part of an OpenAI-compatible reply that is used. */
const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullable().optional() }) })).min(1),
  usage: z.object({ total_tokens: z.number().nonnegative() }).optional().catch(undefined),
});

const largestReplyBytes = 1_000_000;
const isRefusedForm = /response_format|json_schema|json_object|schema/i;

/** Makes an outcome of a response, whatever it holds. */
export async function readReply(response: Response): Promise<Outcome> {
  const text = await limitedText(response);
  if (text === undefined) return { kind: 'problem', reason: 'invalid-answer', detail: `a reply above ${largestReplyBytes} bytes`, again: false };
  if (!response.ok) return failure(response, text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'problem', reason: 'invalid-answer', detail: 'the reply is no JSON', again: true };
  }
  const parsed = completion.safeParse(value);
  if (!parsed.success) return { kind: 'problem', reason: 'invalid-answer', detail: 'the reply is no chat completion', again: true };
  return { kind: 'reply', content: parsed.data.choices[0]?.message.content ?? '', tokens: parsed.data.usage?.total_tokens };
}

function failure(response: Response, text: string): Outcome {
  const detail = `HTTP ${response.status}: ${text.slice(0, 200)}`;
  if ((response.status === 400 || response.status === 422 || response.status === 501) && isRefusedForm.test(text)) return { kind: 'form', detail };
  const waitSeconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const again = response.status === 429 || response.status === 408 || response.status >= 500;
  return { kind: 'problem', reason: again ? 'unreachable' : 'refused', detail, again, waitSeconds: Number.isFinite(waitSeconds) && waitSeconds >= 0 ? waitSeconds : undefined };
}

/** The body as text; undefined when it does not end in time to be kept. */
async function limitedText(response: Response): Promise<string | undefined> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > largestReplyBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
