import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyDemo } from '../demo-company.ts';
import { startWorkbench } from '../served-workbench.ts';
import type { ServedWorkbench } from '../served-workbench.ts';
import { accessibilityViolations, browserPath, buildPages, launchBrowser, visit } from './workbench.ts';

const places = ['/', '/customers', '/worth', '/worth/rules', '/worth/service', '/worth/value', '/worth/life-cycle', '/worth/loyalty', '/worth/profit', '/worth/products', '/worth/needs', '/voice', '/voice/reading', '/conversations', '/conversations/paste', '/data', '/settings'];

describe.skipIf(browserPath === undefined)('the demo company, in a browser (skipped without a Chromium; CHROMIUM_PATH names one)', () => {
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

  const open = async (path: string, options: Parameters<typeof visit>[1] = { locale: 'en-GB' }): Promise<Page> => {
    const page = await visit(browser, options);
    await page.goto(workbench.url + path);
    await page.waitForSelector('main h1');
    return page;
  };

  test('somebody finds a customer worth saving and sees why', async () => {
    const page = await open('/');
    await page.getByRole('heading', { level: 1, name: /need you first/ }).waitFor();
    const first = page.locator('.person').first();
    const name = await first.locator('.person-name').textContent();

    await page.keyboard.press('e');
    const explanation = page.getByRole('dialog');
    await explanation.getByRole('heading', { name: 'Formula' }).waitFor();
    expect(await explanation.locator('.big').textContent()).toMatch(/¥/);
    expect(await explanation.getByText(/^Method card/).count()).toBe(1);
    await page.keyboard.press('Escape');
    await explanation.waitFor({ state: 'hidden' });

    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/customers\/./);
    await page.getByRole('heading', { level: 1, name: new RegExp(name ?? '') }).waitFor();
    for (const question of ['What are they worth?', 'What do they get?', 'How do they feel?', 'Do they trust us?', 'What next?']) {
      expect(await page.getByRole('heading', { name: question }).count()).toBe(1);
    }

    await page.locator('.five .figure').first().click();
    await page.getByRole('dialog').getByRole('heading', { name: 'The records behind it' }).waitFor();
    expect(await page.getByRole('dialog').locator('.facts tbody tr').count()).toBeGreaterThan(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.context().close();
  });

  for (const [locale, words] of [['en-GB', { title: 'Where this figure comes from', formula: 'Formula', interval: /^80% interval/, behind: 'The customers who contribute most', list: 'See these customers in the list', clear: 'high value' }], ['zh-CN', { title: '这个数怎么来的', formula: '算法', interval: /^80% 区间/, behind: '贡献最大的客户', list: '到客户列表里看这些客户', clear: '高价值' }]] as const) {
    test(`a figure about everybody opens by keyboard and leads to who is behind it, ${locale}`, async () => {
      const page = await open('/worth', { locale });
      const value = page.locator('.tier-table tbody tr').first().locator('.figure').nth(2);
      const shown = ((await value.textContent()) ?? '').split(',')[0] ?? '';
      await value.focus();
      await page.keyboard.press('Enter');
      const explanation = page.getByRole('dialog', { name: words.title });
      await explanation.getByRole('heading', { name: words.formula, exact: true }).waitFor();
      expect(await explanation.locator('.big').textContent()).toContain(shown);
      expect(await explanation.getByText(words.interval).count()).toBe(1);
      expect(await explanation.getByRole('heading', { name: words.behind }).count()).toBe(1);
      expect(await explanation.locator('.facts tbody a').count()).toBe(20);
      expect(await accessibilityViolations(page)).toEqual([]);
      await explanation.getByRole('link', { name: words.list }).click();
      await page.waitForURL(/\/customers\?.*tier=.*high/);
      await explanation.waitFor({ state: 'hidden' });
      await page.locator('.list-body .pill', { hasText: words.clear }).first().waitFor();
      await page.context().close();
    });
  }

  test('every figure of a table about everybody can be opened', async () => {
    const page = await open('/');
    const closed: string[] = [];
    for (const place of ['/worth', '/worth/service', '/worth/value', '/worth/life-cycle', '/worth/profit', '/worth/products', '/voice']) {
      await page.goto(workbench.url + place);
      await page.waitForSelector('main h1');
      await page.waitForLoadState('networkidle');
      // Rows that name a customer hold that customer's figures. What stands beside the figure of its row goes into its explanation.
      const found = await page.evaluate(`[...document.querySelectorAll('main tbody tr')]
        .filter((row) => !row.querySelector('a[href^="/customers/"]') && [...row.querySelectorAll('td.number')].some((cell) => /\\d/.test(cell.textContent)) && !row.querySelector('td button'))
        .map((row) => row.textContent)`);
      closed.push(...(found as string[]).map((text) => `${place}: ${text}`));
    }
    expect(closed).toEqual([]);
    await page.context().close();
  });

  test('a reading is put right with two presses and stays so', async () => {
    const page = await open('/customers?sort=mood&order=ascending');
    await page.locator('.list-body a').first().click();
    await page.locator('.reading-line').first().waitFor();
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByRole('button', { name: 'grateful' }).click();
    await page.getByText('corrected by hand').first().waitFor();
    await page.reload();
    await page.getByText('corrected by hand').first().waitFor();
    expect(await page.locator('.reading-line', { hasText: 'corrected by hand' }).first().textContent()).toContain('grateful');
    await page.context().close();
  });

  test('a pasted conversation is read at once, and a line of it put right', async () => {
    const page = await open('/conversations');
    await page.locator('.talks tbody tr').first().waitFor();
    await page.getByRole('link', { name: 'Paste a conversation' }).click();
    await page.getByRole('textbox').fill('Customer: That is far too expensive.\nAgent: There is nothing I can do, it is company policy. I will call you tomorrow at ten.\nCustomer: This is ridiculous, I am furious.');
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.locator('.talk-turn').nth(2).waitFor();
    expect(await page.locator('.talk-turn').first().textContent()).toContain('too expensive');
    expect(await page.locator('.talk-facts').textContent()).toContain('Ask to find out');
    expect(await page.locator('.talk-turn').nth(2).textContent()).toMatch(/angry|unhappy/);
    expect(await page.getByRole('region', { name: 'Promises' }).textContent()).toMatch(/call you|No promise/);
    await page.locator('.talk-turn').nth(2).getByRole('button', { name: 'Correct' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'disappointed' }).click();
    await page.locator('.talk-turn').nth(2).getByText('corrected by hand').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.goto(`${workbench.url}/conversations?traits=%5B%22objection%22%5D`);
    await page.locator('.talks tbody a').first().click();
    await page.locator('.talk-turn').first().waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.context().close();
  });

  test('the list is sorted and filtered in its address, moved through by keys, and saved as a view', async () => {
    const page = await open('/customers');
    await page.getByRole('columnheader', { name: 'Next 12 months' }).getByRole('link').click();
    await page.waitForURL(/sort=valueNext12Months/);
    await page.getByText('lost', { exact: true }).first().click();
    await page.waitForURL(/tier=/);
    await page.locator('.list-body .pill').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.list').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.locator('.list-row[data-selected]').getAttribute('aria-rowindex')).toBe('3');

    await page.getByRole('button', { name: 'Save as view' }).click();
    await page.getByLabel('Name of the view').fill('Gone, by value');
    await page.getByRole('dialog').getByRole('button', { name: 'Save as view' }).click();
    await page.getByRole('link', { name: 'Gone, by value' }).waitFor();
    await page.getByRole('link', { name: 'Everyone' }).click();
    await page.getByRole('link', { name: 'Gone, by value' }).click();
    await page.waitForURL(/tier=.*lost/);
    expect(await page.locator('.view-tab[data-current]').textContent()).toBe('Gone, by value');
    await page.context().close();
  });

  test('the language is the browser’s, changes with one press, and is remembered', async () => {
    const page = await open('/settings', { locale: 'zh-CN' });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('设置');
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.goto(`${workbench.url}/worth`);
    await page.getByRole('heading', { level: 1, name: /customers/ }).waitFor();
    await page.context().close();
  });

  test('the palette finds a customer by name', async () => {
    const page = await open('/customers');
    const name = (await page.locator('.list-body a').first().textContent()) ?? '';
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Find a customer, go to a page, do something…').fill(name);
    await page.getByRole('button', { name: new RegExp(name) }).first().click();
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
    expect(page.url()).toMatch(/\/customers\/./);
    await page.context().close();
  });

  const looks = { light: [['zh-CN', 1440], ['en-GB', 390]], dark: [['en-GB', 1440]] } as const;
  /** The dark pages differ from the light ones by their colours alone. */
  const rules = { light: undefined, dark: ['color-contrast', 'link-in-text-block'] };
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every page keeps WCAG 2.2 AA, ${colorScheme}`, async () => {
      const found: string[] = [];
      for (const [locale, width] of looks[colorScheme]) {
        const page = await open('/customers', { locale, colorScheme, viewport: { width, height: 900 } });
        await page.locator('.list-body a').first().waitFor();
        const customer = (await page.locator('.list-body a').first().getAttribute('href')) ?? '';
        await page.goto(`${workbench.url}/conversations`);
        await page.locator('.talks tbody a').first().waitFor();
        const conversation = (await page.locator('.talks tbody a').first().getAttribute('href')) ?? '';
        for (const place of [...places, customer, conversation]) {
          await page.goto(workbench.url + place);
          await page.waitForSelector('main h1');
          await page.waitForLoadState('networkidle');
          found.push(...(await accessibilityViolations(page, rules[colorScheme])).map((violation) => `${place} ${locale} ${width}: ${violation}`));
          const isWider = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
          if (isWider) found.push(`${place} ${locale} ${width}: wider than the window`);
        }
        await page.context().close();
      }
      expect(found).toEqual([]);
    }, 900_000);
  }
});
