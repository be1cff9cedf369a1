/** Cuts a folded text into sentences and clauses, the units a promise is looked for in. */
import { holdsHan } from '../deadlines/index.ts';

export interface Clause {
  readonly start: number;
  readonly end: number;
  /** Number of the sentence it stands in. */
  readonly sentence: number;
  /** The mark that ended it: empty at the end of the text. */
  readonly mark: string;
}

const chineseMarks = /[,，。!！?？;；:：\n\r…~～]+|\.(?=\s|$)|——/g;
const englishMarks = /[!?;\n\r…]+|[,:](?=\s|$)|\.(?=\s|$|["')])|\s-\s|\s(?=(?:and|but|so|then) (?:i|i'll|we|we'll|you'll|it'll|he'll|she'll|they'll|i'm|we're)\b)/g;
const opensClause = /[\s"'“”‘’「」()（）【】]/;
const closesClause = /[\s"“”「」()（）【】]/;
const sentenceEnds = /[。!！?？;；\n\r.…]/;

/** Nobody says more in one breath; what goes on without a mark is cut here, so that the time grows with the length alone. */
const longestClause = 200;

export function cutClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  const marks = holdsHan(text) ? chineseMarks : englishMarks;
  let from = 0;
  let sentence = 0;
  marks.lastIndex = 0;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const mark = match[0];
    if (isInNumber(text, match.index, mark)) continue;
    put(clauses, text, { start: from, end: match.index, sentence, mark });
    if (sentenceEnds.test(mark)) sentence++;
    from = match.index + mark.length;
  }
  put(clauses, text, { start: from, end: text.length, sentence, mark: '' });
  return clauses;
}

/** 10:30, 1,200. */
function isInNumber(text: string, at: number, mark: string): boolean {
  return (mark === ':' || mark === '：' || mark === ',') && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function put(clauses: Clause[], text: string, { start: first, end: last, sentence, mark }: Clause): void {
  let start = first;
  let end = last;
  while (start < end && isOneOf(opensClause, text, start)) start++;
  while (end > start && isOneOf(closesClause, text, end - 1)) end--;
  for (; end - start > longestClause; start += longestClause) clauses.push({ start, end: start + longestClause, sentence, mark: '' });
  if (end > start) clauses.push({ start, end, sentence, mark });
}

/** Letters and Han characters, which nearly all are, are none of the marks. */
function isOneOf(marks: RegExp, text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return !((code >= 97 && code <= 122) || (code >= 0x4e00 && code <= 0x9fff)) && marks.test(text[at]!);
}
