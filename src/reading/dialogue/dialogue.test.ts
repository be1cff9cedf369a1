import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectionCause } from '../../domain/index.ts';
import { customerHeads } from '../heads/head-names.ts';
import { likeliestObjection, readShape, supposeTruth } from './index.ts';

const talk = (...lines: readonly string[]) => lines.map((line) => ({ speaker: line.startsWith('客') || line.startsWith('C:') ? ('customer' as const) : ('agent' as const), text: line.replace(/^(?:客|服|C|A):/u, '') }));

describe('shape', () => {
  test('talk share counts characters in Chinese and words times 1.7 in English', () => {
    expect(readShape(talk('服:一二三', '客:四')).talkShare).toBe(0.75);
    expect(readShape(talk('A:one two three', 'C:four')).talkShare).toBe(0.75);
    expect(readShape([]).talkShare).toBe(0);
  });

  test('a good sales talk: greets, asks, says back, recommends, adds, takes leave', () => {
    const shape = readShape(talk(
      '服:阿姨早上好，外头风大。您今天想给谁挑双鞋？', '客:给老伴，他脚背高，走久了疼', '服:也就是说要宽松、底子软，好看倒在其次，对吧？', '客:对对', '服:那我推荐这款，鞋面能撑开，您摸摸看', '客:软和', '服:另外配一双吸汗袜十五块，不要也没事', '客:来一双', '服:穿着不合脚周六之前拿回来我给您换，路上慢走',
    ));
    expect(shape).toMatchObject({ prematurePitch: false, summarisedBack: true, steps: ['greet', 'understand', 'recommend', 'related-sale', 'farewell'] });
    expect(shape.questions).toBeGreaterThanOrEqual(2);
  });

  test('an offer before any need was asked for is premature; answering a customer who asks is not', () => {
    expect(readShape(talk('服:这款今天特价，买一送一', '客:我就看看')).prematurePitch).toBe(true);
    expect(readShape(talk('A:This model is on offer today.', 'C:Oh.')).prematurePitch).toBe(true);
    expect(readShape(talk('客:有没有防水的', '服:这款防水，三百九')).prematurePitch).toBe(false);
    expect(readShape(talk('A:What do you use it for?', 'C:Hiking, mostly.', 'A:I would recommend the boots.')).prematurePitch).toBe(false);
  });
});

describe('truth of an objection', () => {
  const objected = (cause: ObjectionCause, at: number, turns: ReturnType<typeof talk>) => turns.map((turn, index) => (index === at ? { ...turn, cause } : turn));

  test('met by an answer and taken up: it was meant', () => {
    expect(supposeTruth(objected('product-doubt', 0, talk('客:我上次买的那双三个月底就开了，我妈天天走路', '服:这双是缝线的，开了我给您换新', '客:行，那我试试')))).toMatchObject({ truth: 'true', turn: 0 });
  });
  test('no time, and gone: a pretext', () => {
    expect(supposeTruth(objected('not-now', 1, talk('服:办张卡吧', '客:改天吧，我赶时间', '服:就三分钟', '客:不了，先走了')))).toMatchObject({ truth: 'pretext', turn: 1 });
  });
  test('one fault after the other that is beside the point: a smokescreen', () => {
    expect(supposeTruth(objected('product-doubt', 0, talk('客:你们展厅味儿有点大', '服:刚刷的漆', '客:门口停车也不方便')))).toMatchObject({ truth: 'smokescreen' });
  });
  test('agreed, then back to the price again: something is not said', () => {
    expect(supposeTruth(objected('price', 2, talk('客:挺好的，就它', '服:那我开单', '客:呃……一共多少来着', '服:六千八', '客:其实……我再想想')))).toMatchObject({ truth: 'hidden' });
  });
  test('nothing objected, nothing supposed; never throws', () => {
    expect(supposeTruth(talk('客:谢谢'))).toBeUndefined();
    const turn = fc.record({ speaker: fc.constantFrom('agent' as const, 'customer' as const), text: fc.string({ unit: 'binary' }), cause: fc.constantFrom('price' as const, 'mood' as const, undefined) });
    expect(() => fc.assert(fc.property(fc.array(turn, { maxLength: 12 }), (turns) => {
      const { talkShare } = readShape(turns);
      const supposed = supposeTruth(turns);
      return talkShare >= 0 && talkShare <= 1 && (supposed === undefined || turns[supposed.turn]?.cause !== undefined);
    }))).not.toThrow();
  });
});

describe('where no turn is an objection for certain', () => {
  const turn = (probabilities: Readonly<Record<string, number>>) => ({ speaker: 'customer' as const, score: 0, heads: customerHeads.map((name) => probabilities[name] ?? 0) });

  test('the likeliest one is supposed, with its likeliest cause', () => {
    const views = [undefined, turn({ 'intent.objection': 0.17, 'objection.price': 0.2 }), turn({ 'intent.objection': 0.24, 'objection.habit': 0.1, 'objection.not-now': 0.15 })];
    expect(likeliestObjection(views)).toEqual({ turn: 2, cause: 'not-now' });
  });

  test('not where none is likely, nor in a complaint, nor in our own words', () => {
    expect(likeliestObjection([])).toBeUndefined();
    expect(likeliestObjection([turn({ 'intent.objection': 0.1 })])).toBeUndefined();
    expect(likeliestObjection([turn({ 'intent.objection': 0.2 }), turn({ 'intent.complaint': 0.7 })])).toBeUndefined();
    expect(likeliestObjection([{ ...turn({ 'intent.objection': 0.5 }), speaker: 'agent' }])).toBeUndefined();
  });
});
