/** The alternatives of a pattern: those at its top, and those of one group that, with word boundaries at most, is all of it. */
export function alternativesOf(source: string): readonly string[] {
  const branches = splitBranches(source);
  if (branches.length > 1) return branches.flatMap(alternativesOf);
  const group = /^((?:\\b)?)\(\?:(.*)\)((?:\\b)?)$/su.exec(source);
  if (!group) return [source];
  const [, before = '', inside = '', after = ''] = group;
  const inner = splitBranches(inside);
  return inner.length > 1 ? inner.map((branch) => `${before}${branch}${after}`) : [source];
}

/** Splits at the bars outside groups and classes; a text whose brackets do not match, as between two groups, is left whole. */
function splitBranches(source: string): readonly string[] {
  const branches: string[] = [];
  let depth = 0;
  let start = 0;
  let isClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!;
    if (character === '\\') at++;
    else if (isClass) isClass = character !== ']';
    else if (character === '[') isClass = true;
    else if (character === '(') depth++;
    else if (character === ')' && --depth < 0) return [source];
    else if (character === '|' && depth === 0) {
      branches.push(source.slice(start, at));
      start = at + 1;
    }
  }
  return [...branches, source.slice(start)];
}
