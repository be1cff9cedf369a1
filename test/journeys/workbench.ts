/** What the browser journeys stand on besides a served workbench: the built pages and a real browser. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
const builtPage = join(root, 'dist/web/index.html');

/** Where a Chromium is, or undefined: then the journeys are skipped. */
export const browserPath: string | undefined = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);

/** Builds the pages when their sources are newer than the last build. */
export async function buildPages(): Promise<void> {
  const sources = ['src/web', 'src/domain', 'src/contract'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
  if (existsSync(builtPage) && statSync(builtPage).mtimeMs > Math.max(...sources)) return;
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath ?? '',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A fresh visitor. Scripts may be injected, so that axe can look at pages whose policy allows only their own. */
export async function visit(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', bypassCSP: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What breaks WCAG 2.2 AA on the page as it stands, one line each; or only the rules named, of those. */
export async function accessibilityViolations(page: Page, rules: readonly string[] = wcag): Promise<string[]> {
  await page.evaluate(await readFile(axePath, 'utf8'));
  const found = (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(rules)} })`)) as { violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] };
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}

/** Drops a file from this machine onto an element, as a hand would. */
export async function dropFile(page: Page, selector: string, file: { readonly path: string; readonly name: string }): Promise<void> {
  const content = (await readFile(file.path)).toString('base64');
  const transfer = await page.evaluateHandle(`fetch('data:application/octet-stream;base64,${content}')
    .then((response) => response.blob())
    .then((blob) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([blob], ${JSON.stringify(file.name)}));
      return transfer;
    })`);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent(selector, type, { dataTransfer: transfer });
}
