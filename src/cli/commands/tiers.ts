import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { InputOf, operations, TierRules } from '../../contract/index.ts';
import { tierNames, ZhiyinError } from '../../domain/index.ts';
import type { Bilingual, Tier } from '../../domain/index.ts';
import { examples, wholeNumber } from '../cli.ts';
import type { Cli, DefineCommand } from '../cli.ts';
import type { Session } from '../session.ts';
import { listing, table } from '../table.ts';
import { tierText } from '../words.ts';

type RulesInput = InputOf<typeof operations.saveTierRules>['rules'];

export const tiers: DefineCommand = (cli) => {
  const { program, say, act } = cli;
  const parent = program
    .command('tiers')
    .description(say({ zh: '客户的层次：现在怎样、规则、改了会怎样、迁移、服务与后来', en: 'tiers of customers: how they stand, their rules, what a change would mean, moves, service and results' }))
    .addHelpText('after', examples(say, ['zhiyin tiers', 'zhiyin tiers rules --json > rules.json', 'zhiyin tiers preview --rules rules.json --json', 'zhiyin tiers migration --from 2026-04-30 --to 2026-10-31']))
    .action(act((session) => showTiers(session)));
  defineRules(parent, cli);
  definePreview(parent, cli);
  defineTest(parent, cli);
  defineMigration(parent, cli);
  defineResults(parent, cli);
  defineStrategies(parent, cli);
};

async function showTiers(session: Session): Promise<void> {
  const { say } = session;
  const worth = await session.invoke('worth', {});
  await session.answer({ asOf: worth.asOf, currency: worth.currency, tiers: worth.tiers }, () =>
    [
      table(worth.tiers, [
        { title: say(word.tier), of: (line) => tierText(line.tier, say) },
        { title: say(word.customers), of: (line) => session.number(line.customers), align: 'right' },
        { title: say({ zh: '累计实付', en: 'Spent so far' }), of: (line) => session.number(line.net), align: 'right' },
        { title: say(word.value), of: (line) => session.number(line.valueNext12Months), align: 'right' },
        { title: say({ zh: '心情', en: 'Mood' }), of: (line) => session.number(line.mood, 2), align: 'right' },
      ]),
      say({ zh: `金额 ${worth.currency}，截至 ${worth.asOf}`, en: `Amounts in ${worth.currency}, as of ${worth.asOf}` }),
    ].join('\n\n'),
  );
}

function defineRules(parent: Command, { say, act }: Cli): void {
  parent
    .command('rules')
    .description(say({ zh: '分层规则；--save 保存一份', en: 'the tier rules; --save keeps others' }))
    .option('--save <file>', say({ zh: '规则文件（JSON）', en: 'a file of rules (JSON)' }))
    .addHelpText('after', examples(say, ['zhiyin tiers rules --json', 'zhiyin tiers rules --save rules.json']))
    .action(
      act<{ readonly save?: string }>(async (session, { save }) => {
        if (save !== undefined) await session.invoke('saveTierRules', { rules: await rulesIn(save) });
        const { rules, isDefault } = await session.invoke('getTierRules', {});
        // What --json writes is a file of rules, ready to be changed and given back.
        await session.answer(rules, () => [listing(flattened(rules)), say(isDefault ? { zh: '默认规则', en: 'Default rules' } : { zh: '自定规则，下一次计算时生效', en: 'Your own rules; they take effect with the next run' })].join('\n\n'));
      }),
    );
}

function definePreview(parent: Command, { say, act }: Cli): void {
  parent
    .command('preview')
    .description(say({ zh: '规则改了谁会换层、意味着什么；不保存', en: 'who would move under other rules, and what it would mean; saves nothing' }))
    .requiredOption('--rules <file>', say({ zh: '规则文件（JSON）', en: 'a file of rules (JSON)' }))
    .option('--from <tier>', say({ zh: '只列从这一层走的', en: 'list only who leaves this tier' }), tierNamed)
    .option('--to <tier>', say({ zh: '只列到这一层来的', en: 'list only who enters this tier' }), tierNamed)
    .option('--limit <n>', say({ zh: '最多列几位（默认 20）', en: 'list at most this many (default 20)' }), wholeNumber)
    .option('--offset <n>', say({ zh: '跳过前几位', en: 'skip this many' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin tiers preview --rules rules.json --json']))
    .action(
      act<{ readonly rules: string; readonly from?: Tier; readonly to?: Tier; readonly limit?: number; readonly offset?: number }>(async (session, { rules, ...page }) => {
        const preview = await session.invoke('previewTierRules', { rules: await rulesIn(rules), ...page });
        const { costChange } = preview.service;
        const change = (before: number | null, after: number | null): string => (before === after ? session.number(after) : `${session.number(before)} → ${session.number(after)}`);
        await session.answer(preview, () =>
          [
            table(preview.tiers, [
              { title: say(word.tier), of: ({ tier }) => tierText(tier, say) },
              { title: say(word.customers), of: ({ before, after }) => change(before.customers, after.customers), align: 'right' },
              { title: say(word.value), of: ({ before, after }) => change(before.valueNext12Months, after.valueNext12Months), align: 'right' },
            ]),
            table(preview.movers.rows, [
              { title: say(word.customer), of: (row) => `${row.id} ${row.name ?? ''}` },
              { title: say(word.from), of: (row) => tierText(row.from, say) },
              { title: say(word.to), of: (row) => tierText(row.to, say) },
              { title: say(word.score), of: (row) => session.number(row.score, 1), align: 'right' },
              { title: say(word.value), of: (row) => session.number(row.valueNext12Months), align: 'right' },
            ]),
            say({ zh: `${session.number(preview.movers.total)} 位会换层；什么都没有保存`, en: `${session.number(preview.movers.total)} customers would move; nothing is saved` }),
            costChange === null
              ? say({ zh: '服务成本的变化：不知道', en: 'Change of the cost of service: unknown' })
              : say({ zh: `服务成本一年变化 ${session.number(costChange.value)} ${preview.currency}（${session.number(costChange.low)} … ${session.number(costChange.high)}）`, en: `Service would cost ${session.number(costChange.value)} ${preview.currency} more a year (${session.number(costChange.low)} … ${session.number(costChange.high)})` }),
          ].join('\n\n'),
        );
      }),
    );
}

function defineTest(parent: Command, { say, act }: Cli): void {
  parent
    .command('test')
    .argument('<id>', say({ zh: '客户编号', en: 'customer id' }))
    .description(say({ zh: '拿一位客户试规则：分项、层次、为什么', en: 'try rules on one customer: parts of the score, tier, why' }))
    .option('--rules <file>', say({ zh: '规则文件（默认现在的规则）', en: 'a file of rules (default: those in force)' }))
    .addHelpText('after', examples(say, ['zhiyin tiers test C-1024 --rules rules.json']))
    .action(
      act<{ readonly rules?: string }>(async (session, { rules: file }, customer = '') => {
        const rules = file === undefined ? (await session.invoke('getTierRules', {})).rules : await rulesIn(file);
        const trial = await session.invoke('testTierRules', { customer, rules });
        await session.answer(trial, () =>
          [
            `${trial.id} ${trial.name ?? ''}: ${tierText(trial.now.tier, say) ?? '–'} → ${tierText(trial.draft.tier, say) ?? '–'} (${session.number(trial.draft.score, 1)})`,
            table(trial.parts, [
              { title: say({ zh: '分项', en: 'Part' }), of: (part) => part.component },
              { title: say({ zh: '数字', en: 'Figure' }), of: (part) => session.number(part.figure, 2), align: 'right' },
              { title: say({ zh: '中位数', en: 'Median' }), of: (part) => session.number(part.median, 2), align: 'right' },
              { title: say({ zh: '权重', en: 'Weight' }), of: (part) => session.number(part.weight, 3), align: 'right' },
              { title: say({ zh: '得分', en: 'Points' }), of: (part) => session.number(part.points, 1), align: 'right' },
            ]),
            trial.rules.map((rule) => `${rule.decides ? '→' : ' '} ${say(rule.text)}${rule.decides ? ` = ${tierText(rule.tier, say)}` : ''}`).join('\n'),
          ].join('\n\n'),
        );
      }),
    );
}

function defineMigration(parent: Command, { say, act }: Cli): void {
  parent
    .command('migration')
    .description(say({ zh: '两天之间谁从哪层到了哪层', en: 'who went from which tier to which between two days' }))
    .option('--from <day>', say({ zh: '从哪天（默认前一次）', en: 'from which day (default: the snapshot before)' }))
    .option('--to <day>', say({ zh: '到哪天（默认最近一次）', en: 'to which day (default: the latest)' }))
    .addHelpText('after', examples(say, ['zhiyin tiers migration', 'zhiyin tiers migration --from 2026-04-30 --to 2026-10-31 --json']))
    .action(
      act<{ readonly from?: string; readonly to?: string }>(async (session, between) => {
        const answer = await session.invoke('tierMigration', between);
        const { migration } = answer;
        await session.answer(answer, () =>
          migration === null
            ? say({ zh: '只有一天的分层，还看不出迁移', en: 'There are tiers of one day only, so nobody has moved yet' })
            : [
                `${migration.from} → ${migration.to}`,
                table(migration.cells, [
                  { title: say(word.from), of: (cell) => tierText(cell.from, say) ?? say({ zh: '还不是客户', en: 'not yet a customer' }) },
                  { title: say(word.to), of: (cell) => tierText(cell.to, say) ?? say({ zh: '不在了', en: 'no longer there' }) },
                  { title: say(word.customers), of: (cell) => session.number(cell.customers), align: 'right' },
                  { title: say({ zh: '原来的价值', en: 'Value before' }), of: (cell) => session.number(cell.valueBefore), align: 'right' },
                  { title: say({ zh: '后来的价值', en: 'Value after' }), of: (cell) => session.number(cell.valueAfter), align: 'right' },
                ]),
              ].join('\n\n'),
        );
      }),
    );
}

function defineResults(parent: Command, { say, act }: Cli): void {
  parent
    .command('results')
    .description(say({ zh: '各层后来怎样：再次购买、没有流失、实付、满意度、心情', en: 'what became of each tier: bought again, not lost, spent, satisfaction, mood' }))
    .option('--minimum-days <n>', say({ zh: '两次之间至少几天（默认 28）', en: 'at least so many days between snapshots (default 28)' }), wholeNumber)
    .addHelpText('after', examples(say, ['zhiyin tiers results --json']))
    .action(
      act<{ readonly minimumDays?: number }>(async (session, options) => {
        const answer = await session.invoke('tierResults', options);
        const shown = (figure: { readonly value: number; readonly low: number; readonly high: number } | null, decimals: number): string | null =>
          figure && `${session.number(figure.value, decimals)} (${session.number(figure.low, decimals)} … ${session.number(figure.high, decimals)})`;
        await session.answer(answer, () =>
          table(answer.results, [
            { title: say({ zh: '时段', en: 'Period' }), of: (line) => `${line.from} → ${line.to}` },
            { title: say(word.tier), of: (line) => tierText(line.tier, say) },
            { title: say(word.customers), of: (line) => session.number(line.customers), align: 'right' },
            { title: say({ zh: '再次购买', en: 'Bought again' }), of: (line) => shown(line.boughtAgain, 2) },
            { title: say({ zh: '没有流失', en: 'Not lost' }), of: (line) => shown(line.stayed, 2) },
            { title: say({ zh: '每 30 天实付', en: 'Spent per 30 days' }), of: (line) => shown(line.revenue, 0) },
            { title: say({ zh: '满意度', en: 'Satisfaction' }), of: (line) => shown(line.satisfaction, 0) },
            { title: say({ zh: '心情', en: 'Mood' }), of: (line) => shown(line.mood, 2) },
          ]),
        );
      }),
    );
}

function defineStrategies(parent: Command, { say, act }: Cli): void {
  parent
    .command('strategies')
    .description(say({ zh: '每层怎么服务', en: 'how each tier is served' }))
    .addHelpText('after', examples(say, ['zhiyin tiers strategies']))
    .action(
      act(async (session) => {
        const answer = await session.invoke('listTierStrategies', {});
        await session.answer(answer, () =>
          answer.strategies
            .map(({ tier, strategy }) => [`${tierText(tier, say)} · ${strategy.approach} · ${say(strategy.aim)}`, ...say(strategy.practices).split('\n').map((practice) => `  - ${practice}`)].join('\n'))
            .join('\n\n'),
        );
      }),
    );
}

const word = {
  tier: { zh: '层', en: 'Tier' },
  customer: { zh: '客户', en: 'Customer' },
  customers: { zh: '客户', en: 'Customers' },
  value: { zh: '未来 12 个月', en: 'Next 12 months' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  score: { zh: '价值分', en: 'Score' },
} as const satisfies Record<string, Bilingual>;

/** Rules from a file; whether they make sense is for the operation to say. */
async function rulesIn(path: string): Promise<RulesInput> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new ZhiyinError('FILE_NOT_FOUND', { path }, { cause: error });
  }
  try {
    return JSON.parse(text) as RulesInput;
  } catch (error) {
    throw new ZhiyinError('FILE_NOT_READABLE', { path, problem: (error as Error).message }, { cause: error });
  }
}

function tierNamed(text: string): Tier {
  const tier = tierNames.find((name) => name === text);
  if (!tier) throw new ZhiyinError('BAD_REQUEST', { problem: `${text} is none of ${tierNames.join(', ')}` });
  return tier;
}

function flattened(rules: TierRules): (readonly [string, string | number])[] {
  return Object.entries(rules).flatMap(([name, value]): (readonly [string, string | number])[] => (typeof value === 'object' ? Object.entries(value).map(([field, one]) => [`${name}.${field}`, one as string | number] as const) : [[name, value]]));
}
