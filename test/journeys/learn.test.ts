import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyDemo } from '../demo-company.ts';
import { startWorkbench } from '../served-workbench.ts';
import type { ServedWorkbench } from '../served-workbench.ts';
import { accessibilityViolations, browserPath, buildPages, launchBrowser, visit } from './workbench.ts';

describe.skipIf(browserPath === undefined)('the reader learns, in a browser (skipped without a Chromium; CHROMIUM_PATH names one)', () => {
  let workbench: ServedWorkbench;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await buildPages();
    [workbench, browser] = await Promise.all([startWorkbench(copyDemo), launchBrowser()]);
    page = await visit(browser, { locale: 'en-GB' });
  }, 900_000);

  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
  });

  const lastLine = 'You people surely know how to run a shop.';

  /** Reads a pasted conversation and tells how its last line was read. */
  const paste = async (): Promise<string> => {
    await page.goto(`${workbench.url}/conversations/paste`);
    await page.getByRole('textbox').fill(`Customer: I asked you twice about my order.\nAgent: It is on its way.\nCustomer: ${lastLine}`);
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.locator('.talk-turn').nth(2).waitFor();
    return (await page.locator('.talk-turn').nth(2).textContent()) ?? '';
  };

  test('paste a conversation, put a line right with one key, learn, and see it read so; go back, and it reads as before', async () => {
    const before = await paste();
    expect(before).not.toContain('disappointed');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByRole('button', { name: 'disappointed' }).click();
    await page.locator('.talk-turn').nth(2).getByText('corrected by hand').waitFor();
    expect(await paste()).toBe(before);

    await page.goto(`${workbench.url}/voice`);
    await page.getByRole('link', { name: 'How texts are read' }).click();
    await page.getByRole('heading', { level: 1, name: 'The reader is as it was shipped' }).waitFor();
    expect(await page.getByText('1 correction since the last training').count()).toBe(1);
    await page.getByRole('button', { name: 'Learn now' }).click();
    await page.getByText('A better reader is in force').waitFor({ timeout: 240_000 });
    expect(await page.getByText('1 text is read the way you put them right').count()).toBe(1);
    await page.getByRole('heading', { level: 1, name: 'The reader has learned from your labels' }).waitFor();
    await page.getByText('In force', { exact: true }).first().waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);

    expect(await paste()).toContain('disappointed');

    await page.goto(`${workbench.url}/voice/reading`);
    await page.getByRole('button', { name: 'Go back to the one before' }).click();
    await page.getByRole('heading', { level: 1, name: 'The reader is as it was shipped' }).waitFor();
    expect(await paste()).toBe(before);
    await page.context().close();
  }, 400_000);
});
