import type { Command } from 'commander';
import type { operations, OutputOf } from '../../contract/index.ts';
import type { Bilingual } from '../../domain/index.ts';
import { examples } from '../cli.ts';
import type { Cli, DefineCommand } from '../cli.ts';
import type { Session } from '../session.ts';
import { table } from '../table.ts';

type Trained = OutputOf<typeof operations.trainReading>;
type Lesson = Trained['report']['lessons'][number];

export const train: DefineCommand = (cli) => {
  const { program, say, act } = cli;
  const parent = program
    .command('train')
    .description(
      say({
        zh: '用自己的评分、更正和处理结果训练读法；在没学过的客户身上读得更好才启用，随时可退回',
        en: "learn reading from your own stars, corrections and recorded outcomes; taken up only where it reads better on customers it never saw, and taken back at will",
      }),
    )
    .option('--dry-run', say({ zh: '只看会怎样，什么都不保存', en: 'say what would become of it and keep nothing' }))
    .addHelpText('after', examples(say, ['zhiyin train', 'zhiyin train --dry-run --json', 'zhiyin train list', 'zhiyin train activate home-0123456789ab', 'zhiyin train roll-back', 'zhiyin train drift']))
    .action(
      act<{ readonly dryRun?: boolean }>(async (session, { dryRun }) => {
        const trained = await session.invoke('trainReading', { dryRun: dryRun ?? false });
        await session.answer(trained, () => [intakeText(session, trained), lessonTable(session, trained.report.lessons), say(outcomes[trained.outcome](trained.version ?? ''))].join('\n\n'));
      }),
    );
  defineList(parent, cli);
  defineActivate(parent, cli);
  defineRollBack(parent, cli);
  defineDrift(parent, cli);
};

const outcomes: Readonly<Record<Trained['outcome'], (version: string) => Bilingual>> = {
  activated: (version) => ({ zh: `已启用 ${version}；下一次计算（zhiyin run）会把文本重读一遍`, en: `${version} reads from now on; the next run (zhiyin run) reads every text again` }),
  'would-activate': (version) => ({ zh: `会启用 ${version}；什么都没有保存`, en: `${version} would be taken up; nothing was kept` }),
  unchanged: (version) => ({ zh: `现在的 ${version} 已经学过这些`, en: `${version}, which reads now, has learned all this` }),
  'not-better': () => ({ zh: '没有哪一项读得更好：继续用现在的', en: 'Nothing reads better: what reads now stays' }),
  'too-little-data': () => ({ zh: '标注还太少，见“还差”一列', en: 'Too few labels yet: see the column of how many more are needed' }),
};

const lessonWords: Readonly<Record<Lesson['lesson'], Bilingual>> = {
  polarity: { zh: '好恶', en: 'polarity' },
  opinion: { zh: '有没有看法', en: 'opinion or none' },
  emotion: { zh: '情绪', en: 'emotion' },
  intent: { zh: '意图', en: 'intent' },
  objection: { zh: '异议', en: 'objection' },
  resolved: { zh: '是否解决', en: 'resolved' },
  dissatisfied: { zh: '是否不满', en: 'dissatisfied' },
};
const verdictWords: Readonly<Record<Lesson['verdict'], Bilingual>> = {
  better: { zh: '更好，采用', en: 'better: taken up' },
  'not-better': { zh: '没有更好', en: 'not better' },
  overturns: { zh: '会推翻有把握的读法', en: 'would overturn sure readings' },
  'labels-contradict': { zh: '标注与有把握的读法矛盾，评分方向是否反了？', en: 'labels contradict sure readings: does the scale run the other way?' },
  'too-little-data': { zh: '标注太少', en: 'too few labels' },
};

function intakeText(session: Session, { report }: Trained): string {
  const { stars, corrected, conversations, repeated, boilerplate } = report.intake;
  const n = (value: number): string => session.number(value);
  return session.say({
    zh: `带评分的文本 ${n(stars)} 段（共 ${n(report.starTexts)}；重复 ${n(repeated)}，默认评语 ${n(boilerplate)}），更正过的 ${n(corrected)} 段，有结果的对话 ${n(conversations)} 段`,
    en: `${n(stars)} texts with stars (of ${n(report.starTexts)}; ${n(repeated)} repeated, ${n(boilerplate)} boilerplate), ${n(corrected)} corrected texts, ${n(conversations)} conversations with an outcome`,
  });
}

function lessonTable(session: Session, lessons: readonly Lesson[]): string {
  const { say } = session;
  const percent = (share: number): string => `${session.number(100 * share, 1)} %`;
  return table(lessons, [
    { title: say({ zh: '学什么', en: 'Lesson' }), of: ({ lesson }) => say(lessonWords[lesson]) },
    { title: say({ zh: '标注', en: 'Labels' }), of: ({ labels }) => session.number(labels), align: 'right' },
    { title: say({ zh: '还差', en: 'Needed' }), of: ({ needed }) => (needed === 0 ? '' : session.number(needed)), align: 'right' },
    { title: say({ zh: '留作检验', en: 'Judged by' }), of: ({ figures }) => (figures ? session.number(figures.judged) : ''), align: 'right' },
    { title: say({ zh: '出厂 → 新', en: 'Shipped → new' }), of: ({ figures }) => (figures ? `${percent(figures.oldAccuracy)} → ${percent(figures.newAccuracy)}` : ''), align: 'right' },
    { title: say({ zh: '对数损失之差（95 %）', en: 'Gain in log loss (95 %)' }), of: ({ figures }) => (figures ? `${session.number(figures.lossGain.value, 3)} (${session.number(figures.lossGain.low, 3)} … ${session.number(figures.lossGain.high, 3)})` : ''), align: 'right' },
    { title: say({ zh: '结论', en: 'Verdict' }), of: ({ verdict }) => say(verdictWords[verdict]) },
  ]);
}

function defineList(parent: Command, { say, act }: Cli): void {
  parent
    .command('list')
    .description(say({ zh: '训练的历史，哪个在用', en: 'the trainings there were, and which is in force' }))
    .addHelpText('after', examples(say, ['zhiyin train list --json']))
    .action(
      act(async (session) => {
        const listed = await session.invoke('listReadingModels', {});
        await session.answer(listed, () =>
          [
            table(listed.models, [
              { title: say({ zh: '版本', en: 'Version' }), of: ({ version }) => version ?? '–' },
              { title: say({ zh: '时间', en: 'Trained' }), of: ({ trainedAt }) => trainedAt.slice(0, 16).replace('T', ' ') },
              { title: say({ zh: '采用', en: 'Taken up' }), of: ({ report }) => report.lessons.filter(({ verdict }) => verdict === 'better').map(({ lesson }) => say(lessonWords[lesson])).join(', ') },
              { title: say({ zh: '记住的文本', en: 'Remembered' }), of: ({ report }) => session.number(report.remembered), align: 'right' },
              { title: say({ zh: '状态', en: 'State' }), of: ({ active, state }) => (active ? say({ zh: '在用', en: 'in force' }) : state) },
            ]),
            listed.active === null ? say({ zh: `在用：出厂模型 ${listed.shipped}`, en: `In force: the shipped model ${listed.shipped}` }) : say({ zh: `在用：${listed.active}`, en: `In force: ${listed.active}` }),
          ].join('\n\n'),
        );
      }),
    );
}

function defineActivate(parent: Command, { say, act }: Cli): void {
  parent
    .command('activate')
    .argument('<version>', say({ zh: '版本，或 shipped（出厂模型）', en: 'version, or shipped for the shipped model' }))
    .description(say({ zh: '启用一个版本', en: 'put a version in force' }))
    .addHelpText('after', examples(say, ['zhiyin train activate home-0123456789ab', 'zhiyin train activate shipped']))
    .action(
      act(async (session, _options, version = '') => {
        const now = await session.invoke('activateReadingModel', { version });
        await session.answer(now, () => inForce(session, now.active));
      }),
    );
}

function defineRollBack(parent: Command, { say, act }: Cli): void {
  parent
    .command('roll-back')
    .description(say({ zh: '退回上一个', en: 'go back to what was in force before' }))
    .addHelpText('after', examples(say, ['zhiyin train roll-back']))
    .action(
      act(async (session) => {
        const now = await session.invoke('rollBackReadingModel', {});
        await session.answer(now, () => inForce(session, now.active));
      }),
    );
}

function inForce(session: Session, version: string | null): string {
  const name = version ?? session.say({ zh: '出厂模型', en: 'the shipped model' });
  return session.say({ zh: `在用：${name}；下一次计算（zhiyin run）会把文本重读一遍`, en: `In force: ${name}; the next run (zhiyin run) reads every text again` });
}

function defineDrift(parent: Command, { say, act }: Cli): void {
  parent
    .command('drift')
    .description(say({ zh: '读法是否跟得上：逐月与评分的一致、没把握的、没见过的词', en: 'whether reading keeps up: month by month, agreement with stars, unsure texts, unknown words' }))
    .addHelpText('after', examples(say, ['zhiyin train drift --json']))
    .action(
      act(async (session) => {
        const drift = await session.invoke('readingDrift', {});
        const share = (of: { readonly value: number; readonly low: number; readonly high: number } | null): string =>
          of ? `${session.number(100 * of.value, 1)} % (${session.number(100 * of.low, 1)}–${session.number(100 * of.high, 1)})` : '–';
        await session.answer(drift, () =>
          drift.status === 'too-little-data'
            ? say({ zh: '读过的文本还不到两个月', en: 'Less than two months of texts have been read' })
            : table(
                [...(drift.reference ? [{ ...drift.reference, month: `${drift.reference.from} … ${drift.reference.to}`, learned: false, signs: [] as string[] }] : []), ...drift.months],
                [
                  { title: say({ zh: '月', en: 'Month' }), of: ({ month }) => month },
                  { title: say({ zh: '文本', en: 'Texts' }), of: ({ texts }) => session.number(texts), align: 'right' },
                  { title: say({ zh: '与评分一致', en: 'Agrees with stars' }), of: ({ agreement, learned }) => (learned ? say({ zh: '学过', en: 'learned from' }) : share(agreement)), align: 'right' },
                  { title: say({ zh: '没把握', en: 'Unsure' }), of: ({ unsure }) => share(unsure), align: 'right' },
                  { title: say({ zh: '没见过的词', en: 'Unknown words' }), of: ({ unknown }) => share(unknown), align: 'right' },
                  { title: say({ zh: '变化', en: 'Drift' }), of: ({ signs }) => signs.join(', ') },
                ],
              ),
        );
      }),
    );
}
