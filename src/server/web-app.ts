/** The built workbench: its files, and its page for every address that is a place inside it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const yearInSeconds = 31_536_000;

export function webApp(folder: string): Hono {
  const app = new Hono();
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return app.get('*', (context) => context.html(notBuilt, 503));
  // File names under assets/ carry a fingerprint of their content.
  app.use('/assets/*', serveStatic({ root: folder, onFound: (_, context) => context.header('cache-control', `public, max-age=${yearInSeconds}, immutable`) }));
  app.use('*', serveStatic({ root: folder, index: 'index.html', onFound: (_, context) => context.header('cache-control', 'no-cache') }));
  return app.get('*', async (context) => {
    if (extname(context.req.path) !== '') return context.notFound();
    return context.html(await readFile(page, 'utf8'), 200, { 'cache-control': 'no-cache' });
  });
}

const notBuilt = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>知音 Zhiyin</title>
<body style="font: 1rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1>网页还没有生成</h1><p>请停下它，在知音的文件夹里运行 <code>npm start</code>。接口照常可用：<a href="/api/openapi.json">/api/openapi.json</a></p>
<h1 lang="en">The pages are not built yet</h1><p lang="en">Stop this and run <code>npm start</code> in Zhiyin's folder. The API works all the same: <a href="/api/openapi.json">/api/openapi.json</a></p>
`;
