import { describe, expect, test } from 'vitest';
import { operations } from '../../contract/index.ts';
import { linesOf, placed, queryText } from './client.ts';
import { routes } from './routes.ts';

describe('the client', () => {
  test('reaches every operation where the contract says it is', () => {
    const inContract = Object.fromEntries(Object.entries(operations).map(([name, { method, path }]) => [name, { method, path }]));
    expect(routes).toEqual(inContract);
  });

  test('puts fields into the path, escaped, and leaves the rest', () => {
    expect(placed('/api/customers/{id}/explain/{measure}', { id: 'a/b 甲', measure: 'mood', limit: 3 })).toEqual({
      url: '/api/customers/a%2Fb%20%E7%94%B2/explain/mood',
      rest: { limit: 3 },
    });
  });

  test('writes lists item by item and leaves out what is not given', () => {
    expect(queryText({ tier: ['high', 'lost'], search: '', minimumValue: 0, stage: undefined })).toBe('?tier=high&tier=lost&minimumValue=0');
    expect(queryText({ of: ['a, b', ''] })).toBe('?of=a%2C+b&of=');
    expect(queryText({})).toBe('');
  });

  test('splits a stream into lines wherever the chunks are cut', async () => {
    const bytes = new TextEncoder().encode('{"a":"知音"}\n\n{"b":2}\n{"c":3}');
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(bytes.slice(0, cut));
          controller.enqueue(bytes.slice(cut));
          controller.close();
        },
      });
      const lines: string[] = [];
      for await (const line of linesOf(body)) lines.push(line);
      expect(lines).toEqual(['{"a":"知音"}', '{"b":2}', '{"c":3}']);
    }
  });
});
