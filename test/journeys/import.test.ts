import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorkbench } from '../served-workbench.ts';
import type { ServedWorkbench } from '../served-workbench.ts';
import { accessibilityViolations, browserPath, buildPages, dropFile, launchBrowser, visit } from './workbench.ts';

const fileName = 'online-retail-2010-12..2011-08.csv.gz';
const path = join(import.meta.dirname, '../../../shared/data', fileName);
const isPossible = browserPath !== undefined && existsSync(path);

describe.skipIf(!isPossible)('a shop’s own file, in a browser (skipped without a Chromium or without ../shared/data)', () => {
  let workbench: ServedWorkbench;
  let browser: Browser;

  beforeAll(async () => {
    await buildPages();
    [workbench, browser] = await Promise.all([startWorkbench(), launchBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
  });

  test('dragged in, mapped without touching a field, computed, looked at, taken back', async () => {
    const page = await visit(browser, { locale: 'en-GB' });
    await page.goto(workbench.url);
    await page.getByRole('heading', { level: 1, name: 'Let us get your data in' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('link', { name: /^Import my data/ }).click();

    await dropFile(page, '.drop', { path, name: fileName });
    const go = page.getByRole('button', { name: /^Import/ });
    await go.waitFor();
    expect(await page.getByText('Columns were recognised by themselves').count()).toBe(1);
    expect(await go.isEnabled()).toBe(true);
    expect(await accessibilityViolations(page)).toEqual([]);
    await go.click();

    await page.getByText(/^Imported in/).waitFor({ timeout: 180_000 });
    const said = await page.locator('.counts').allTextContents();
    expect(said.join(' ')).toContain('320,705');
    expect(said.join(' ')).toContain('16,459');
    expect(said.join(' ')).toContain('88,652');
    expect(said.join(' ')).toContain('5,761,931.382');

    await page.getByRole('button', { name: 'Compute now' }).click();
    await page.getByRole('link', { name: /^Customers/ }).click();
    const goingOn = page.getByRole('complementary', { name: 'Work going on' });
    await goingOn.locator('b', { hasText: 'Going on: Run the insights' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await goingOn.waitFor({ state: 'detached', timeout: 180_000 });
    await page.getByRole('link', { name: 'Worth', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /carries \d+% of future value|What your customers are worth/ }).waitFor();
    for (const tier of ['high value', 'ordinary', 'potential', 'lost']) expect(await page.locator('.tier-table').getByText(tier, { exact: true }).count()).toBe(1);
    await page.getByRole('link', { name: 'Lifetime value' }).click();
    await page.getByRole('rowheader', { name: 'alphaWeeks' }).waitFor();

    await page.getByRole('link', { name: /^Customers/ }).click();
    await page.locator('.value-cell').first().waitFor();
    expect(await page.locator('.list').getAttribute('aria-rowcount')).toBe('3361');

    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByRole('button', { name: `Revert ${fileName}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revert', exact: true }).click();
    await page.getByText(/^Reverted:/).waitFor({ timeout: 120_000 });
    await page.getByText('reverted', { exact: true }).waitFor();
    await page.getByText('Nothing yet.').waitFor();
    await page.context().close();
  }, 600_000);
});
