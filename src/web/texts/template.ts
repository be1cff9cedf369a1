/**
 * Texts with places to fill: `{name}`, and for languages that count `{name, plural, one {# order} other {# orders}}`.
 * Numbers are written as the locale writes them.
 */

/** The places a text leaves open, read from its type. */
export type Places<Text extends string> = Text extends `${string}{${infer Inside}}${infer Rest}`
  ? (Inside extends `${infer Name},${string}` ? Name : Inside) | Places<Rest>
  : never;

export type Piece<Value> = string | Value;

/** Fills a text; what is not text or a number (an element, say) stays a piece of its own. */
export function fillTemplate<Value>(template: string, values: Readonly<Record<string, Value>>, locale: string): Piece<Value>[] {
  const pieces: Piece<Value>[] = [];
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf('{', at);
    if (open < 0) break;
    if (open > at) pieces.push(template.slice(at, open));
    const close = closingBrace(template, open);
    pieces.push(...fillPlace(template.slice(open + 1, close), values, locale));
    at = close + 1;
  }
  if (at < template.length) pieces.push(template.slice(at));
  return pieces;
}

/** Names of the places, for holding two languages against each other. */
export function placesOf(template: string): string[] {
  const names = new Set<string>();
  for (let open = template.indexOf('{'); open >= 0; ) {
    const close = closingBrace(template, open);
    names.add(/^\w+/.exec(template.slice(open + 1, close))?.[0] ?? '');
    open = template.indexOf('{', close);
  }
  return [...names].toSorted();
}

function fillPlace<Value>(inside: string, values: Readonly<Record<string, Value>>, locale: string): Piece<Value>[] {
  const match = /^(\w+)(?:, plural, (.*))?$/s.exec(inside);
  const name = match?.[1] ?? inside;
  const options = match?.[2];
  const value = values[name];
  if (value === undefined) return [`{${name}}`];
  const shown: Piece<Value> = typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  if (options === undefined || typeof value !== 'number') return [shown];
  const forms = new Map([...options.matchAll(/(\w+) \{([^}]*)\}/g)].map((match) => [match[1], match[2] ?? '']));
  const form = forms.get(new Intl.PluralRules(locale).select(value)) ?? forms.get('other') ?? '';
  return [form.replaceAll('#', String(shown))];
}

function closingBrace(template: string, open: number): number {
  let depth = 0;
  for (let at = open; at < template.length; at += 1) {
    if (template[at] === '{') depth += 1;
    if (template[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return template.length;
}
