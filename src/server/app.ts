/** The whole server as one Hono application: guard, headers, operations, files, pages, and what happens on errors. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import { asZhiyinError, ZhiyinError } from '../domain/index.ts';
import { answerProblem } from './answers.ts';
import { fileRoutes } from './file-routes.ts';
import { refuseForeign } from './guard.ts';
import { openApi } from './openapi.ts';
import { operationRoutes } from './operation-routes.ts';
import type { Serving } from './operation-routes.ts';
import { webApp } from './web-app.ts';

export interface AppOptions extends Serving {
  readonly hosts: () => ReadonlySet<string>;
  readonly webFolder: string;
  readonly version: string;
  readonly log: Logger;
}

const largestJsonBytes = 64 * 1024 * 1024;

export function createApp(options: AppOptions): Hono {
  const app = new Hono();
  app.onError((thrown, context) => {
    const error = asZhiyinError(thrown);
    if (error.httpStatus >= 500) options.log.error({ err: error, path: context.req.path }, 'request failed');
    return answerProblem(context, error);
  });
  app.notFound((context) => answerProblem(context, new ZhiyinError('NOT_FOUND', { what: 'address', id: context.req.path })));
  app.use(async (context, next) => {
    const startedAt = performance.now();
    await next();
    options.log.debug({ method: context.req.method, path: context.req.path, status: context.res.status, milliseconds: Math.round(performance.now() - startedAt) }, 'request');
  });
  app.use(headers);
  app.use(refuseForeign(options.hosts));
  app.use('/api/*', async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  });
  app.route('/', fileRoutes(options.workspace));
  app.use('/api/*', bodyLimit({ maxSize: largestJsonBytes, onError: () => tooLarge() }));
  app.get('/api/openapi.json', (context) => context.json(openApi(options.version)));
  app.route('/', operationRoutes(options));
  app.all('/api/*', (context) => context.notFound());
  app.route('/', webApp(options.webFolder));
  return app;
}

function tooLarge(): never {
  throw new ZhiyinError('UPLOAD_TOO_LARGE', { limit: `${largestJsonBytes / 1024 / 1024} MiB` });
}

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    // The components set sizes and positions through style attributes and generated style elements.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  // Plain http on this machine: a browser must not be told to insist on https here.
  strictTransportSecurity: false,
});
