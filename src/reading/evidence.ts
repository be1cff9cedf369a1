import type { Evidence } from '../domain/index.ts';
import type { TopicFinder } from './topics/topic-finder.ts';
import type { Units } from './units.ts';

const mostSpans = 5;
/** A unit joins a span when it bears at least this much of the strongest unit's weight. */
const joinShare = 0.2;
const leastShare = 0.03;

/**
 * The words behind a signal: neighbouring units that pull the same way become one span, strongest first.
 * `pulls` holds each unit's part of the logit, `sign` whether the signal lies on its positive side or the other.
 */
export function gatherEvidence(original: string, units: Units, { pulls, sign }: { readonly pulls: Float64Array; readonly sign: 1 | -1 }): Evidence[] {
  let strongest = 0;
  let total = 0;
  for (let at = 0; at < units.count; at++) {
    const strength = Math.abs(pulls[at]!);
    if (strength > strongest) strongest = strength;
    total += strength;
  }
  if (total === 0) return [];
  const spans: Evidence[] = [];
  let at = 0;
  while (at < units.count) {
    let end = at;
    let pull = 0;
    while (end < units.count && joins(pulls[end]!, pulls[at]!, strongest)) pull += pulls[end++]!;
    if (end === at) {
      at++;
      continue;
    }
    if (Math.abs(pull) / total >= leastShare) spans.push(spanOf(original, units, { at, end, weight: (sign * pull) / total }));
    at = end;
  }
  return strongestOf(spans);
}

/** The first {@link mostSpans} by their strength; those as strong as each other stay in the order of the text. */
function strongestOf(spans: Evidence[]): Evidence[] {
  if (spans.length <= fewSpans) sortFew(spans);
  else spans.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start);
  if (spans.length > mostSpans) spans.length = mostSpans;
  return spans;
}

/** Up to so many, putting one after another in its place is quicker than any other way. */
const fewSpans = 16;

function sortFew(spans: Evidence[]): void {
  for (let at = 1; at < spans.length; at++) {
    const span = spans[at]!;
    const strength = Math.abs(span.weight);
    let place = at;
    for (; place > 0 && Math.abs(spans[place - 1]!.weight) < strength; place--) spans[place] = spans[place - 1]!;
    spans[place] = span;
  }
}

/** Spreads a weight evenly over units, end exclusive. */
export function spread(pulls: Float64Array, weight: number, { start, end }: { readonly start: number; readonly end: number }): void {
  for (let each = start; each < end; each++) pulls[each] = pulls[each]! + weight / (end - start);
}

/** Spreads what topics weigh over the words that speak of them. */
export function spreadTopics(pulls: Float64Array, topics: TopicFinder, weightOf: (topic: number) => number): void {
  const { count, topic, start, end } = topics;
  for (let at = 0; at < count; at++) spread(pulls, weightOf(topic[at]!) * topics.amountOfWord(topic[at]!), { start: start[at]!, end: end[at]! });
}

function joins(pull: number, first: number, strongest: number): boolean {
  return Math.abs(pull) >= joinShare * strongest && pull > 0 === first > 0;
}

function spanOf(original: string, units: Units, span: { at: number; end: number; weight: number }): Evidence {
  const { from, to } = units.text;
  const start = from[units.start[span.at]!]!;
  const end = to[units.end[span.end - 1]! - 1]!;
  return { start, end, text: original.slice(start, end), weight: Math.round(span.weight * 1e4) / 1e4 };
}
