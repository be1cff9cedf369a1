/** A real HTTP server on this machine in the place of a language-model endpoint, misbehaving in every way such endpoints do. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly authorization: string | undefined;
  readonly body: { readonly messages: readonly { readonly content: string }[]; readonly response_format?: { readonly type: string } };
}

export type Behaviour = (response: ServerResponse, asked: Asked) => void;

export interface MisbehavingServer {
  /** Base address, as the setting `endpointUrl` takes it. */
  readonly url: string;
  /** What it was asked so far. */
  readonly asked: readonly Asked[];
  /** How it answers from now on, one request after the other; the last way stays. */
  behave(...behaviours: readonly Behaviour[]): void;
  stop(): void;
}

export async function startMisbehavingServer(): Promise<MisbehavingServer> {
  const asked: Asked[] = [];
  let ways: Behaviour[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const one: Asked = { authorization: request.headers.authorization, body: JSON.parse(text) as Asked['body'] };
      asked.push(one);
      (ways.length > 1 ? ways.shift() : ways[0])?.(response, one);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`,
    asked,
    behave: (...behaviours) => void (ways = [...behaviours]),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Answers as it should, with these words of a model. `tokens` null: does not count them. */
export const says = (content: unknown, tokens: number | null = 50): Behaviour => (response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ choices: [{ message: { content } }], ...(tokens === null ? {} : { usage: { total_tokens: tokens } }) }));

export const fails = (status: number, text: string, headers: Record<string, string> = {}): Behaviour => (response) => void response.writeHead(status, headers).end(text);
