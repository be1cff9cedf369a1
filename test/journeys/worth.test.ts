import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyDemo } from '../demo-company.ts';
import { startWorkbench } from '../served-workbench.ts';
import type { ServedWorkbench } from '../served-workbench.ts';
import { accessibilityViolations, browserPath, buildPages, launchBrowser, visit } from './workbench.ts';

describe.skipIf(browserPath === undefined)('tiers and profit, in a browser (skipped without a Chromium; CHROMIUM_PATH names one)', () => {
  let workbench: ServedWorkbench;
  let browser: Browser;

  beforeAll(async () => {
    await buildPages();
    [workbench, browser] = await Promise.all([startWorkbench(copyDemo), launchBrowser()]);
  }, 900_000);

  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
  });

  const open = async (path: string): Promise<Page> => {
    const page = await visit(browser, { locale: 'en-GB' });
    await page.goto(workbench.url + path);
    await page.waitForSelector('main h1');
    return page;
  };

  /** Numbers of the migration table by row and column name. */
  async function movesShown(page: Page): Promise<Map<string, number>> {
    const table = page.locator('.migration-halves table');
    await table.waitFor();
    const [head = [], ...rows] = await table.evaluate((element) => [...(element as unknown as { rows: Iterable<{ cells: Iterable<{ textContent: string }> }> }).rows].map((row) => [...row.cells].map((cell) => cell.textContent)));
    return new Map(rows.flatMap(([from, ...cells]) => cells.map((cell, index) => [`${from} → ${head[index + 1]}`, Number(cell.replace(/\D/g, '') || '0')] as const)));
  }

  test('change a rule, see who moves and what it would mean, save, compute, see the migration', async () => {
    const page = await open('/worth/rules');
    await page.getByText('default rules').waitFor();

    await page.getByRole('combobox', { name: 'Find a customer by name or id' }).fill('a');
    await page.getByRole('option').first().click();
    await page.getByText('this decides').waitFor();

    await page.getByLabel('Border of high value').fill('0.5');
    await page.getByLabel('Border of high value').blur();
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByText(/customers would change tier; they are worth ¥/).waitFor();
    await page.getByText(/yearly cost of service would change by about/).waitFor();
    const high = page.locator('.before-after tr[data-tier="high"] td').first();
    const [, before, after] = /^([\d,]+) to ([\d,]+)$/.exec((await high.textContent()) ?? '') ?? [];
    expect(Number(after)).toBeGreaterThan(Number(before));
    expect(await page.locator('.movers tbody tr').count()).toBeGreaterThan(3);
    await page.getByRole('button', { name: /^Show only the \d+ from ordinary to high value$/ }).click();
    await page.getByRole('button', { name: 'Everyone' }).waitFor();
    await expect.poll(() => page.locator('.movers tbody td:nth-child(2)').allTextContents().then((ways) => [...new Set(ways)]), { timeout: 30_000 }).toEqual(['ordinary → high value']);
    expect(await accessibilityViolations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Save the rules' }).click();
    await page.getByText('The rules are saved and take effect with the next run.').waitFor();
    await page.getByRole('button', { name: 'Compute now' }).click();
    await page.getByText('The rules are saved and take effect with the next run.').waitFor({ state: 'hidden', timeout: 180_000 });

    await page.getByRole('link', { name: 'Tiers', exact: true }).click();
    await expect.poll(() => page.locator('.tier-table tbody tr').first().locator('td').first().textContent(), { timeout: 30_000 }).toMatch(new RegExp(`^${after}, `));
    const moves = await movesShown(page);
    const into = [...moves].filter(([way]) => way.endsWith('→ high value')).reduce((sum, [, customers]) => sum + customers, 0);
    expect(into).toBe(Number(after));

    await page.getByRole('button', { name: /^ordinary → high value:/ }).focus();
    expect(await page.locator('.migration-flow').textContent()).toMatch(/^ordinary → high value: \d+ customers?, value from ¥/);
    expect(await page.locator('.sankey-band[data-active]').count()).toBe(1);

    const days = page.getByLabel('From day');
    const earliest = await days.locator('option').first().getAttribute('value');
    await days.selectOption(earliest);
    await expect.poll(() => movesShown(page), { timeout: 30_000 }).not.toEqual(moves);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.context().close();
  }, 900_000);

  test('how a tier is served is changed in place and stands on the customer’s page', async () => {
    const page = await open('/worth/service');
    await page.getByRole('button', { name: 'Change the strategy of high value' }).click();
    await page.getByLabel('What for').fill('Call every one of them in person');
    await page.getByLabel('Most contacts a month').fill('7');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Call every one of them in person').waitFor();
    await page.getByText('your own', { exact: true }).waitFor();
    await page.getByText('What became of each tier').waitFor();
    await page.getByText('Satisfaction', { exact: true }).click();
    await page.getByText('Surveys and ratings on a scale of 0–100').waitFor();
    expect(await page.locator('.interval-lines svg').count()).toBe(1);

    await page.goto(`${workbench.url}/customers?tier=high`);
    await page.locator('.list-body a').first().click();
    await page.getByRole('heading', { name: 'How we serve them' }).waitFor();
    await page.getByText('Call every one of them in person').waitFor();
    await page.context().close();
  });

  test('an assumption about profit is changed and holds from the next run on', async () => {
    const page = await open('/worth/profit');
    await page.getByText('default assumptions').waitFor();
    await page.getByRole('button', { name: 'Change the assumptions' }).click();
    await page.getByLabel('Gross margin', { exact: true }).fill('5');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save the assumptions' }).click();
    await page.getByText('Orders without a cost have a gross margin of 5').waitFor();
    await page.getByText('your own assumptions').waitFor();
    await page.getByRole('button', { name: 'Compute now' }).click();
    await page.getByText(/^Done: as of/).waitFor({ timeout: 180_000 });
    await page.context().close();
  }, 300_000);

  test('what a customer brings indirectly is entered, stands beside their margin and never in it, and is ended', async () => {
    const page = await open('/worth/profit');
    await page.locator('main table a[href^="/customers/"]').first().click();
    const card = page.getByRole('region', { name: 'Profit and indirect value' });
    const ownMargin = (): Promise<string> => card.locator('li', { hasText: 'Their own net margin' }).textContent().then(String);
    const before = await ownMargin();
    await card.getByRole('button', { name: 'Enter indirect value' }).click();
    await card.getByLabel(/^Amount a year/).fill('1200');
    await card.getByLabel('Why').fill('We may name them in the brochure');
    expect(await accessibilityViolations(page)).toEqual([]);
    await card.getByRole('button', { name: 'Save', exact: true }).click();
    await card.getByText(/1,200.* a year/).waitFor();
    await card.getByText(/We may name them in the brochure/).waitFor();
    expect(await ownMargin()).toBe(before);
    await card.getByRole('button', { name: 'End: A name we may mention' }).click();
    await card.getByText('1 earlier entry').waitFor();
    await page.context().close();
  });
});
