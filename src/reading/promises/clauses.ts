/** Cuts a folded text into sentences and clauses, the units a promise is looked for in. */

export interface Clause {
  readonly start: number;
  readonly end: number;
  /** Number of the sentence it stands in. */
  readonly sentence: number;
  /** The mark that ended it: empty at the end of the text. */
  readonly mark: string;
}

const han = /[\u4e00-\u9fff]/;
const chineseMarks = /[,，。!！?？;；:：\n\r…~～]+|\.(?=\s|$)|——/g;
const englishMarks = /[!?;\n\r…]+|[,:](?=\s|$)|\.(?=\s|$|["')])|\s-\s|\s(?=(?:and|but|so|then) (?:i|i'll|we|we'll|you'll|it'll|he'll|she'll|they'll|i'm|we're)\b)/g;
const opensClause = /[\s"'“”‘’「」()（）【】]/;
const closesClause = /[\s"“”「」()（）【】]/;
const sentenceEnds = /[。!！?？;；\n\r.…]/;

/** Nobody says more in one breath; what goes on without a mark is cut here, so that the time grows with the length alone. */
const longestClause = 200;

export function cutClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  const marks = han.test(text) ? chineseMarks : englishMarks;
  let from = 0;
  let sentence = 0;
  const put = (end: number, mark: string): void => {
    let start = from;
    let stop = end;
    while (start < stop && opensClause.test(text[start]!)) start++;
    while (stop > start && closesClause.test(text[stop - 1]!)) stop--;
    for (; stop - start > longestClause; start += longestClause) clauses.push({ start, end: start + longestClause, sentence, mark: '' });
    if (stop > start) clauses.push({ start, end: stop, sentence, mark });
  };
  marks.lastIndex = 0;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    if (/^[:：,]$/.test(match[0]) && /\d/.test(text[match.index - 1] ?? '') && /\d/.test(text[match.index + 1] ?? '')) continue;
    put(match.index, match[0]);
    if (sentenceEnds.test(match[0])) sentence++;
    from = match.index + match[0].length;
  }
  put(text.length, '');
  return clauses;
}
