/** Files in and out: uploads of the browser, and the rows an import refused. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { ZhiyinError } from '../domain/index.ts';
import { receiveUpload, rejectedRows } from '../workbench/index.ts';
import type { Workspace } from '../workbench/index.ts';

export function fileRoutes(workspace: Workspace): Hono {
  const app = new Hono();
  app.put('/api/uploads', (context) => upload(context, workspace));
  app.get('/api/imports/:import/rejected', async (context) => {
    const path = await rejectedRows(workspace, context.req.param('import'));
    const { size } = await stat(path);
    return context.body(Readable.toWeb(createReadStream(path)) as ReadableStream, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-length': String(size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(basename(path))}`,
    });
  });
  return app;
}

async function upload(context: Context, workspace: Workspace): Promise<Response> {
  const name = context.req.query('name') ?? '';
  if (name === '') throw new ZhiyinError('BAD_REQUEST', { problem: 'name: the name of the file is missing' });
  const body = context.req.raw.body;
  if (!body) throw new ZhiyinError('BAD_REQUEST', { problem: 'the body is empty: send the content of the file' });
  return context.json(await receiveUpload(workspace, name, Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]) as AsyncIterable<Uint8Array>));
}
