import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConversation } from '../conversation-reader.ts';
import { customerHeads } from '../heads/head-names.ts';
import { readsMessages } from '../message-reader.ts';
import { loadReader } from '../reader.ts';
import { likelyObjects, readShape, supposeTruth } from './index.ts';
import type { Judge } from './index.ts';

const talk = (...lines: readonly string[]) => lines.map((line) => ({ speaker: line.startsWith('客') || line.startsWith('C:') ? ('customer' as const) : ('agent' as const), text: line.replace(/^(?:客|服|C|A):/u, '') }));
const reader = readsMessages(loadReader(readFileSync(join(import.meta.dirname, '../model/reading.bin'))));
const read = (...lines: readonly string[]) => readConversation(reader, talk(...lines)).conversation;
const never: Judge = (question) => (question === 'objectionTruth' ? new Float64Array(4) : Float64Array.of(-1));

describe('shape', () => {
  test('talk share counts characters in Chinese and words times 1.7 in English', () => {
    expect(readShape(talk('服:一二三', '客:四'), never).talkShare).toBe(0.75);
    expect(readShape(talk('A:one two three', 'C:four'), never).talkShare).toBe(0.75);
    expect(readShape([], never)).toEqual({ talkShare: 0, questions: 0, prematurePitch: false, summarisedBack: false, steps: [] });
  });

  test('a good sales talk: greets, asks, says back, recommends, adds, takes leave', () => {
    const shape = read(
      '服:阿姨早上好，外头风大。您今天想给谁挑双鞋？', '客:给老伴，他脚背高，走久了疼', '服:也就是说要宽松、底子软，好看倒在其次，对吧？', '客:对对', '服:那我推荐这款，鞋面能撑开，您摸摸看', '客:软和', '服:另外配一双吸汗袜十五块，不要也没事', '客:来一双', '服:穿着不合脚周六之前拿回来我给您换，路上慢走',
    );
    expect(shape).toMatchObject({ prematurePitch: false, summarisedBack: true, steps: ['greet', 'understand', 'recommend', 'related-sale', 'farewell'] });
    expect(shape.questions).toBeGreaterThanOrEqual(2);
  });

  test('an offer before any need was asked for is premature; answering a customer who asks is not', () => {
    expect(read('服:这款今天特价，买一送一，给您开一单？', '客:我就看看', '服:名额不多了，现在定送您一套', '客:不用了').prematurePitch).toBe(true);
    expect(read('A:Hi, this model is on offer today, shall I put you down for one?', 'C:Oh. I only came in to look.', 'A:Two for one, ends tonight.', 'C:No thanks.').prematurePitch).toBe(true);
    expect(read('客:有没有防水的', '服:有，这款防水，三百九，您是在哪里用？', '客:爬山').prematurePitch).toBe(false);
    expect(read('A:Good morning. What will you use them for?', 'C:Hiking, mostly.', 'A:Then I would recommend the boots, they keep the ankle straight.', 'C:Lovely.').prematurePitch).toBe(false);
  });

  test('who says nothing takes no step', () => {
    expect(readShape(talk('C:Hello?', 'C:Anybody there?'), () => Float64Array.of(5)).steps).toEqual([]);
  });
});

describe('truth of an objection', () => {
  test('met by an answer and taken up: it was meant', () => {
    expect(read('服:这双软底的适合走路多的人', '客:软底的不耐磨吧，我上一双三个月就磨穿了', '服:这款底是双层的，一年内磨穿了给您换新', '客:换新能写在小票上吗', '服:能，我给您写上', '客:那行，拿一双四十二的')).toMatchObject({ objectionTruth: 'true', objectionTurn: 1 });
  });
  test('no time, and gone: a pretext', () => {
    expect(read('服:办张卡吧', '客:改天吧，我赶时间', '服:就三分钟', '客:不了，先走了')).toMatchObject({ objectionTruth: 'pretext', objectionTurn: 1 });
  });
  test('one fault after the other that is beside the point: a smokescreen', () => {
    expect(read('服:先生您好，这台空调现在装还送支架', '客:你们这展厅味儿有点大', '服:昨天刚刷的漆，不好意思', '客:颜色也老气，像医院', '服:还有米色的', '客:米色也不耐脏，门口停车也不方便')).toMatchObject({ objectionTruth: 'smokescreen' });
  });
  test('agreed, then back to the price again: something is not said', () => {
    expect(read('服:那就这台？', '客:挺好的，就它', '服:那我开单，六千八', '客:呃……一共多少来着', '服:六千八', '客:其实……我再想想')).toMatchObject({ objectionTruth: 'hidden' });
  });
  test('nothing objected, nothing supposed', () => {
    expect(read('客:谢谢')).toMatchObject({ objectionTruth: null, objectionTurn: null });
    expect(supposeTruth(talk('A:Hello'), never)).toBeUndefined();
  });

  test('whatever is said: a turn of the customer’s, and probabilities', () => {
    const turn = fc.record({ speaker: fc.constantFrom('agent' as const, 'customer' as const), text: fc.string({ unit: 'binary' }) });
    const judge: Judge = (question, described) => Float64Array.from({ length: question === 'objectionTruth' ? 4 : 1 }, (_, at) => (described[at + 1] ?? 0) * 9);
    expect(() => fc.assert(fc.property(fc.array(turn, { maxLength: 12 }), (turns) => {
      const { talkShare } = readShape(turns, judge);
      const supposed = supposeTruth(turns, judge);
      return talkShare >= 0 && talkShare <= 1 && (supposed === undefined ? turns.every(({ speaker }) => speaker === 'agent') : turns[supposed.turn]?.speaker === 'customer' && supposed.confidence >= 0.25 && supposed.confidence <= 1);
    }))).not.toThrow();
  });
});

describe('where no turn is an objection for certain', () => {
  const turn = (probabilities: Readonly<Record<string, number>>) => ({ speaker: 'customer' as const, score: 0, heads: customerHeads.map((name) => probabilities[name] ?? 0) });

  test('the conversation objects when one is likely', () => {
    expect(likelyObjects([undefined, turn({ 'intent.objection': 0.1 }), turn({ 'intent.objection': 0.24 })])).toBe(true);
  });

  test('not where none is likely, nor in a complaint, nor in our own words', () => {
    expect(likelyObjects([])).toBe(false);
    expect(likelyObjects([turn({ 'intent.objection': 0.1 })])).toBe(false);
    expect(likelyObjects([turn({ 'intent.objection': 0.2 }), turn({ 'intent.complaint': 0.7 })])).toBe(false);
    expect(likelyObjects([{ ...turn({ 'intent.objection': 0.5 }), speaker: 'agent' }])).toBe(false);
  });
});
