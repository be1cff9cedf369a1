/**
 * Who may speak to the server. A workbench on this machine is reachable by every page open in the browser, so requests
 * must name an address that is ours (no DNS rebinding) and must not come from another site.
 */
import type { MiddlewareHandler } from 'hono';
import { ZhiyinError } from '../domain/index.ts';

/** The `Host` values that are ours: this machine's names and the configured one, with our port. */
export function ownHosts(configuredHost: string, port: number): ReadonlySet<string> {
  const bracketed = configuredHost.includes(':') ? `[${configuredHost}]` : configuredHost;
  const names = ['localhost', '127.0.0.1', '[::1]', bracketed.toLowerCase()];
  return new Set(names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));
}

/**
 * Refuses what comes from elsewhere.
 * @throws ZhiyinError FOREIGN_REQUEST
 */
export function refuseForeign(hosts: () => ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host')?.toLowerCase() ?? '';
    if (!hosts().has(host)) throw new ZhiyinError('FOREIGN_REQUEST', { header: 'Host', value: host });
    const origin = context.req.header('origin');
    if (origin !== undefined && !(origin.startsWith('http://') && hosts().has(origin.slice('http://'.length).toLowerCase()))) {
      throw new ZhiyinError('FOREIGN_REQUEST', { header: 'Origin', value: origin });
    }
    const site = context.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isOpeningPage(context.req)) {
      throw new ZhiyinError('FOREIGN_REQUEST', { header: 'Sec-Fetch-Site', value: site });
    }
    await next();
  };
}

/** Somebody followed a link to a page of the workbench: nothing is disclosed to where the link was. */
function isOpeningPage(request: { readonly method: string; readonly path: string; header(name: string): string | undefined }): boolean {
  return (
    request.method === 'GET' && request.header('sec-fetch-mode') === 'navigate' && request.header('sec-fetch-dest') === 'document' && !request.path.startsWith('/api/')
  );
}
