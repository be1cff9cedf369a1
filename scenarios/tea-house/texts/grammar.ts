/**
 * Fragments with choices: `[昨天|前天]到的{p}` expands one alternative of each bracket (brackets nest, an alternative may
 * be empty) and fills each slot in braces.
 */
import type { SeededRandom } from '../seeded-random.ts';

type Part = string | { readonly slot: string } | { readonly choices: readonly (readonly Part[])[] };

/** What stands in a slot this time. */
export type Slots = (slot: string) => string;

const compiled = new Map<string, readonly Part[]>();

export function expand(fragment: string, random: SeededRandom, slots: Slots): string {
  let parts = compiled.get(fragment);
  if (parts === undefined) {
    parts = compile(fragment);
    compiled.set(fragment, parts);
  }
  return speak(parts, random, slots);
}

/** The names of the slots a fragment uses. */
export function slotsOf(fragment: string): readonly string[] {
  return [...fragment.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

function speak(parts: readonly Part[], random: SeededRandom, slots: Slots): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if ('slot' in part) text += slots(part.slot);
    else text += speak(random.pick(part.choices), random, slots);
  }
  return text;
}

function compile(fragment: string): readonly Part[] {
  let place = 0;
  const sequence = (nested: boolean): Part[] => {
    const parts: Part[] = [];
    let plain = '';
    const flush = (): void => {
      if (plain) parts.push(plain);
      plain = '';
    };
    while (place < fragment.length) {
      const character = fragment[place] as string;
      if (nested && (character === '|' || character === ']')) break;
      place++;
      if (character === '[') {
        flush();
        const choices: Part[][] = [sequence(true)];
        while (fragment[place] === '|') {
          place++;
          choices.push(sequence(true));
        }
        place++;
        parts.push({ choices });
      } else if (character === '{') {
        flush();
        const end = fragment.indexOf('}', place);
        parts.push({ slot: fragment.slice(place, end) });
        place = end + 1;
      } else plain += character;
    }
    flush();
    return parts;
  };
  return sequence(false);
}
