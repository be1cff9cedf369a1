/** Words of time put together: "by six this evening" is one deadline, "on Friday, and by Monday" are two. */
import { holdsHan } from './fold.ts';
import { chineseFamilies } from './tokens-chinese.ts';
import { englishFamilies } from './tokens-english.ts';
import { FamilyTable } from './tokens.ts';
import type { Bound, Token, TokenValue } from './tokens.ts';

type Of<Kind extends Token['kind']> = Extract<Token, { kind: Kind }>;

export interface Expression {
  readonly start: number;
  readonly end: number;
  readonly bound: Bound | undefined;
  readonly dates: readonly Of<'date'>[];
  readonly part: Of<'part'> | undefined;
  readonly clock: Of<'clock'> | undefined;
  readonly length: Of<'length'> | undefined;
  readonly vague: Of<'vague'> | undefined;
  readonly event: Of<'event'> | undefined;
  /** "two days before" what the dates say. */
  readonly offset: { readonly length: Of<'length'>; readonly side: 'before' | 'after' } | undefined;
  /** The other end of a range, or the other possibility. */
  readonly other: { readonly expression: Expression; readonly either: boolean } | undefined;
}

const chinese = new FamilyTable(chineseFamilies);
const english = new FamilyTable(englishFamilies);
const chineseFirst = [chinese, english];
const englishFirst = [english, chinese];
const mayBegin = beginningsOf();
const mostTokens = 400;
/** English without any of these holds no words of time. */
const englishTime = /\d|clock|immediat|hrs?\b|tmr|morrow|spring|winter|summer|autumn|day|night|week|month|year|quarter|hour|min|sec|noon|morning|even|soon|later|shortly|tom|now|moment|eod|cob|cop|eo[bwmqy]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|once|away|time|while|bit|eve|mon|tue|wed|thu|fri|sat|sun|midweek|future|road|line|point|stage|course|clos|shut|lunch|tea|break|dinner|dusk|dark|by |before|until|till|asap|prompt|instant|no later|chance|possible|christ|xmas|easter|thanks|hallow|whit|burns|asap|long|end|at |jiffy|tick|flash|festival|valentine|june/;

/** The words of time in a folded text, left to right. */
export function scanTokens(text: string, original: string): Token[] {
  const tokens: Token[] = [];
  const isChinese = holdsHan(text);
  if (!isChinese && !englishTime.test(text)) return tokens;
  const tables = isChinese ? chineseFirst : englishFirst;
  let at = 0;
  while (at < text.length && tokens.length < mostTokens) {
    if (mayBegin[text.charCodeAt(at)] === 0) {
      at++;
      continue;
    }
    const token = tokenAt({ text, original, previous: tokens.at(-1), tables }, at);
    if (token) tokens.push(token);
    at = token ? token.end : at + 1;
  }
  return tokens;
}

/** English words begin with ASCII. */
function beginningsOf(): Uint8Array {
  const begins = chinese.begins.slice();
  for (let code = 0; code < 0x80; code++) begins[code]! |= english.begins[code]!;
  return begins;
}

interface Reader {
  readonly text: string;
  readonly original: string;
  readonly previous: Token | undefined;
  /** The families of the text's main language first. */
  readonly tables: readonly FamilyTable[];
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function tokenAt(reader: Reader, at: number): Token | undefined {
  const { text } = reader;
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    const before = text.charCodeAt(at - 1);
    if (isWordCode(code) && (code > 57 ? isWordCode(before) || before === 39 : (before >= 48 && before <= 57) || before === 46)) return undefined;
    for (const table of reader.tables) {
      const token = isWordCode(before) && table === english ? undefined : tryFamilies(reader, at, table);
      if (token) return token;
    }
    return undefined;
  }
  return tryFamilies(reader, at, chinese);
}

function tryFamilies({ text, original, previous }: Reader, at: number, table: FamilyTable): Token | undefined {
  const families = table.at(text, at);
  for (let each = 0; each < families.length; each++) {
    const { pattern, read, follows } = families[each]!;
    if (follows && (!previous || at - previous.end > 2)) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match || match[0] === '') continue;
    const end = at + match[0].length;
    const value = read(match, { text, original, start: at, end, previous });
    if (value) return tokenOf(value, at, end);
  }
  return undefined;
}

/** Nobody else holds the value: a family makes each anew. */
function tokenOf(value: TokenValue, start: number, end: number): Token {
  const token = value as { -readonly [Key in keyof Token]: Token[Key] };
  token.start = start;
  token.end = end;
  return token as Token;
}

type Draft = { -readonly [Key in keyof Expression]: Expression[Key] } & { closed: boolean };

/** Groups tokens that stand together. */
export function groupTokens(tokens: readonly Token[], text: string): Expression[] {
  const grouping = new Grouping(text);
  for (let at = 0; at < tokens.length; at++) grouping.take(tokens[at]!, tokens[at + 1]);
  grouping.flush();
  return grouping.found;
}

class Grouping {
  readonly found: Expression[] = [];
  private readonly text: string;
  private draft: Draft | undefined;
  private range: { readonly from: Expression; readonly either: boolean } | undefined;

  constructor(text: string) {
    this.text = text;
  }

  flush(): void {
    const { draft, range } = this;
    if (draft && hasContent(draft)) {
      const fits = range !== undefined && fitsRange(range.from, draft);
      if (range && !fits) this.found.push(range.from);
      this.found.push(range && fits ? joinRange(range, draft) : draft);
    } else if (range) this.found.push(range.from);
    this.range = undefined;
    this.draft = undefined;
  }

  take(token: Token, next: Token | undefined): void {
    const { draft, text } = this;
    switch (token.kind) {
      case 'past':
        this.flush();
        break;
      case 'join': {
        const from = draft && hasContent(draft) && !this.range ? draft : undefined;
        if (!from) this.flush();
        this.draft = from ? emptyDraft(token.end, undefined) : undefined;
        this.range = from && { from, either: token.either };
        break;
      }
      case 'lead':
        if (draft && takesLead({ draft, token, next, text })) break;
        if (!(this.range && draft && !hasContent(draft))) this.flush();
        this.draft = emptyDraft(token.start, token.bound);
        break;
      case 'tail':
        if (draft && hasContent(draft) && isNear(text, draft.end, token.start)) closeWith(draft, token);
        else this.flush();
        break;
      default:
        this.takeTime(token);
    }
  }

  private takeTime(token: Exclude<Token, { kind: 'lead' | 'tail' | 'join' | 'past' }>): void {
    const { draft } = this;
    if (draft !== undefined && isNear(this.text, draft.end, token.start) && takes(draft, token)) {
      draft.end = token.end;
      return;
    }
    this.flush();
    const fresh = emptyDraft(token.start, undefined);
    takes(fresh, token);
    fresh.end = token.end;
    this.draft = fresh;
  }
}

function emptyDraft(start: number, bound: Bound | undefined): Draft {
  return { start, end: start, bound, dates: [], part: undefined, clock: undefined, length: undefined, vague: undefined, event: undefined, offset: undefined, other: undefined, closed: false };
}

function hasContent(draft: Draft): boolean {
  return draft.dates.length > 0 || (draft.part ?? draft.clock ?? draft.length ?? draft.vague ?? draft.event ?? draft.offset) !== undefined;
}

const between = /^(?:\s|的|,|\b(?:on|at|in|of|by|before|for|from|up|until|till|within|to|and|the|come|around|about|after|inside|over|between|roughly|no|not|later|than|this|under|next|less|latest|prior|ahead|through|during)\b|最[迟晚]|不[晚迟]于|截[止至]到?|[留等到至~-]|保留到|不超过)*$/;

function isNear(text: string, from: number, to: number): boolean {
  return from === to || (to - from < 24 && between.test(text.slice(from, to)));
}

/** Whether a lead stays within the expression: "noon on Friday", "two days before New Year". */
function takesLead({ draft, token, next, text }: { draft: Draft; token: Of<'lead'>; next: Token | undefined; text: string }): boolean {
  if (!hasContent(draft) || draft.closed || !/^\s?,?\s?$/.test(text.slice(draft.end, token.start))) return false;
  if ((token.bound === 'before' || token.bound === 'after') && draft.length && !draft.offset) {
    draft.offset = { length: draft.length, side: token.bound };
    draft.length = undefined;
    draft.end = token.end;
    return true;
  }
  if (draft.dates.length > 0 && !draft.clock && !draft.part && (draft.bound === undefined || draft.bound === 'on') && next?.kind === 'clock' && token.bound !== 'within') {
    draft.bound = token.bound;
    return true;
  }
  return (token.bound === 'on' || token.bound === 'in') && !draft.length && !draft.vague && !draft.event;
}

function closeWith(draft: Draft, token: Of<'tail'>): void {
  if (draft.bound === undefined || token.bound !== 'by') draft.bound = token.bound;
  draft.closed = true;
  draft.end = token.end;
}

function takes(draft: Draft, token: Exclude<Token, { kind: 'lead' | 'tail' | 'join' | 'past' }>): boolean {
  if (draft.closed) {
    if (token.kind !== 'length' || (draft.bound !== 'before' && draft.bound !== 'after') || token.bound !== undefined || draft.length || draft.vague || draft.offset) return false;
    draft.offset = { length: token, side: draft.bound };
    draft.bound = undefined;
    return true;
  }
  const alone = draft.length ?? draft.vague ?? draft.event;
  switch (token.kind) {
    case 'date':
      if (alone || draft.dates.length > 2) return false;
      draft.dates = [...draft.dates, token];
      return true;
    case 'part':
      if (alone || draft.part) return false;
      draft.part = token;
      return true;
    case 'clock':
      if (alone || draft.clock) return false;
      draft.clock = token;
      return true;
    default:
      if (hasContent(draft)) return false;
      if (token.kind === 'length') draft.length = token;
      else if (token.kind === 'vague') draft.vague = token;
      else draft.event = token;
      return true;
  }
}

function fitsRange(from: Expression, to: Draft): boolean {
  if (from.length || to.length) return from.length !== undefined && to.length !== undefined;
  return (from.dates.length > 0 || from.clock !== undefined || from.part !== undefined) && (to.dates.length > 0 || to.clock !== undefined || to.part !== undefined);
}

/** The second inherits what it leaves out: 下午两点到四点. */
function joinRange({ from, either }: { from: Expression; either: boolean }, to: Draft): Expression {
  const second: Expression = { ...to, dates: to.dates.length > 0 ? to.dates : from.dates, part: to.part ?? (to.clock ? from.part : undefined) };
  return { ...from, start: from.start, end: to.end, bound: to.bound ?? from.bound, other: { expression: second, either } };
}
