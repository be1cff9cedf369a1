import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fails, says, startMisbehavingServer } from '../endpoint/misbehaving-server.ts';
import type { MisbehavingServer } from '../endpoint/misbehaving-server.ts';
import { copyDemo } from '../demo-company.ts';
import { startWorkbench } from '../served-workbench.ts';
import type { ServedWorkbench } from '../served-workbench.ts';
import { accessibilityViolations, browserPath, buildPages, launchBrowser, visit } from './workbench.ts';

const pasted = [
  'Customer: That is far too expensive, the shop next door asks half of it. My number is 415-555-0132, please call 415-555-0132',
  'Agent: There is nothing I can do, it is company policy.',
  'Customer: This is ridiculous, I am furious.',
  'Agent: I am sorry. I will call you back with an offer tomorrow at ten.',
  // What a reader should not be sure of.
  '顾客：有好有坏', '顾客：东西不错就是太慢了', 'Customer: Great tea, terrible box', 'Customer: mixed feelings', '顾客：厉害了',
].join('\n');

describe.skipIf(browserPath === undefined)('conversations, with a language-model endpoint (skipped without a Chromium; CHROMIUM_PATH names one)', () => {
  let workbench: ServedWorkbench;
  let endpoint: MisbehavingServer;
  let browser: Browser;

  beforeAll(async () => {
    await buildPages();
    endpoint = await startMisbehavingServer();
    [workbench, browser] = await Promise.all([startWorkbench(copyDemo, { ZHIYIN_ENDPOINT_URL: endpoint.url, ZHIYIN_ENDPOINT_MODEL: 'test-model' }), launchBrowser()]);
  }, 900_000);

  afterAll(async () => {
    endpoint?.stop();
    await browser?.close();
    await workbench?.stop();
  });

  async function paste(options: Parameters<typeof visit>[1] = { locale: 'en-GB' }): Promise<Page> {
    const page = await visit(browser, options);
    await page.goto(`${workbench.url}/conversations/paste`);
    await page.getByRole('textbox').fill(pasted);
    await page.locator('.talk-paste button').click();
    await page.locator('.talk-turn').nth(6).waitFor();
    return page;
  }

  test('a pasted conversation shows promise, objection and emotion; a label is put right by key', async () => {
    const page = await paste();
    expect(await page.locator('.talk-turn').first().textContent()).toContain('too expensive');
    expect(await page.locator('.talk-facts').textContent()).toMatch(/Objection.*too expensive.*How to answer/);
    expect(await page.locator('.talk-turn').nth(2).textContent()).toMatch(/unhappy.*angry/);
    expect(await page.getByRole('region', { name: 'Promises' }).textContent()).toMatch(/call you back.*at the latest/);
    expect(await page.getByRole('region', { name: 'What could go better' }).textContent()).toContain('Instead of');
    await page.locator('.talk-turn').first().getByRole('button', { name: 'Customer' }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByRole('button', { name: 'disappointed' }).click();
    await page.locator('.talk-turn').nth(2).getByText('corrected by hand').waitFor();
    expect(await page.locator('.talk-turn').nth(2).textContent()).toContain('disappointed');
    await page.context().close();
  });

  test('personal data is masked before it goes anywhere, and put back only with the key', async () => {
    const page = await visit(browser, { locale: 'en-GB' });
    await page.goto(`${workbench.url}/settings`);
    const card = page.getByRole('region', { name: 'Mask personal data' });
    const said = 'My name is Grace Hale, write to grace@example.com about order TG20260914001, 88.00 in all.';
    await card.getByLabel('Passphrase').fill('one two three');
    await card.getByLabel('Text').fill(said);
    await card.getByRole('button', { name: 'Mask', exact: true }).click();
    const masked = 'My name is [name-1], write to [email-1] about order TG20260914001, 88.00 in all.';
    await expect.poll(() => card.getByLabel('Masked').inputValue()).toBe(masked);
    const [saved] = await Promise.all([page.waitForEvent('download'), card.getByRole('link', { name: 'Save the sealed file' }).click()]);
    const sealed = await saved.path();
    expect(await readFile(sealed, 'utf8')).not.toContain('Grace');

    await card.getByText('Put back', { exact: true }).click();
    await card.getByLabel('Masked').fill(masked);
    await card.locator('input[type=file]').setInputFiles({ name: 'sealed.json', mimeType: 'application/json', buffer: await readFile(sealed) });
    await card.getByLabel('Passphrase').fill('four five six');
    await card.getByRole('button', { name: 'Put back' }).click();
    await card.getByText('The key is not the right one').waitFor();
    await card.getByLabel('Passphrase').fill('one two three');
    await card.getByRole('button', { name: 'Put back' }).click();
    await expect.poll(() => card.getByLabel('The text as it was').inputValue()).toBe(said);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.context().close();
  });

  test('a promise of the record is confirmed with one key', async () => {
    const page = await visit(browser, { locale: 'en-GB' });
    await page.goto(`${workbench.url}/conversations?traits=%5B%22promise%22%5D`);
    await page.locator('.talks tbody a').first().click();
    await page.locator('.talk-promise').first().waitFor();
    const turns = await page.locator('.talk-turn').count();
    for (let turn = 0; turn < turns && !(await page.locator('.talk-promise .pill.glad').count()); turn++) {
      await page.keyboard.press('y');
      await page.waitForTimeout(300);
      await page.keyboard.press('j');
    }
    await page.locator('.talk-promise .pill.glad').first().waitFor();
    await page.reload();
    await page.locator('.talk-promise .pill.glad').first().waitFor();
    expect(await page.locator('.talk-promise .pill.glad').first().textContent()).toBe('confirmed');
    await page.context().close();
  });

  test('a draft is written, shows what was masked, can be changed, and stays a draft', async () => {
    endpoint.behave(says('{"reply":"We will look at the price and call [mobile-1].","promises":["We will look at the price"]}'));
    const page = await paste();
    expect(await page.getByRole('region', { name: 'With a language model' }).textContent()).toContain('test-model');
    await page.locator('.talk-turn').first().getByRole('button', { name: 'Customer' }).click();
    await page.keyboard.press('d');
    const draft = page.getByRole('textbox', { name: 'Draft' });
    await draft.waitFor();
    expect(await draft.inputValue()).toBe('We will look at the price and call 415-555-0132.');
    await draft.fill('Let me look at the price with you.');
    expect(await draft.inputValue()).toBe('Let me look at the price with you.');
    const region = page.getByRole('region', { name: 'With a language model' });
    expect(await region.textContent()).toMatch(/It commits to:.*Masked before it left:.*415-555-0132 → \[mobile-1\]/);
    expect(endpoint.asked.at(-1)?.body.messages[1]?.content).not.toContain('415-555-0132');
    await region.getByRole('button', { name: 'Copy' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.context().close();
  });

  test('unsure lines are read once more, before and after shown, and taken over', async () => {
    endpoint.behave(says('{"polarity":"negative","emotion":"disappointment","quote":""}'));
    const page = await paste();
    const unsure = await page.locator('.talk-turn', { hasText: 'hard to say' }).count();
    expect(unsure).toBeGreaterThan(0);
    await page.getByRole('button', { name: /unsure lines? read again/ }).click();
    await page.locator('.talk-opinion').nth(unsure - 1).waitFor();
    expect(await page.locator('.talk-opinion').first().textContent()).toContain('hard to say → unhappy · disappointed');
    await page.locator('.talk-opinion').first().getByRole('button', { name: 'Take it' }).click();
    await page.locator('.talk-opinion').first().getByText('taken').waitFor();
    expect(await page.locator('.talk-turn', { hasText: 'hard to say' }).count()).toBe(unsure - 1);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.context().close();
  });

  test.each([
    [fails(401, 'invalid api key'), /refused.*invalid api key/],
    [says('I would rather not.'), /could not be used/],
  ])('an endpoint in trouble is told plainly, in either language', async (behaviour, told) => {
    endpoint.behave(behaviour);
    const page = await paste();
    await page.getByRole('button', { name: 'Draft a reply' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(told);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.context().close();
    const chinese = await paste({ locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 390, height: 900 } });
    await chinese.getByRole('button', { name: '起草回复' }).click();
    await chinese.getByRole('alert').waitFor();
    expect(await chinese.getByRole('alert').textContent()).toMatch(/接口/);
    expect(await accessibilityViolations(chinese)).toEqual([]);
    await chinese.context().close();
  });
});
