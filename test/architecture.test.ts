/**
 * The import law: data flows forward, imports point inward, no cycles, types included. A failure prints the import
 * that broke it and the rule.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What each layer may import besides itself. Insight rooms may not import each other, only `insights/numeric`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/reading': ['src/domain'],
  'src/insights': ['src/domain'],
  'src/contract': ['src/domain'],
  'src/storage': ['src/domain'],
  'src/facts': ['src/domain', 'src/storage', 'src/reading', 'src/insights'],
  'src/endpoint': ['src/domain', 'src/reading'],
  'src/sealing': ['src/domain'],
  'src/sources': ['src/domain', 'src/storage', 'src/facts'],
  'src/actions': ['src/domain', 'src/storage', 'src/facts'],
  scenarios: ['src/domain'],
  'src/config.ts': ['src/domain'],
  'src/workbench': [
    'src/domain', 'src/reading', 'src/insights', 'src/contract', 'src/storage', 'src/facts', 'src/sources', 'src/endpoint', 'src/sealing', 'src/actions', 'src/config.ts', 'scenarios',
  ],
  'src/server': ['src/domain', 'src/contract', 'src/workbench', 'src/config.ts'],
  'src/cli': ['src/domain', 'src/contract', 'src/workbench', 'src/server', 'src/config.ts'],
  'src/web': ['src/domain', 'src/contract', 'src/insights'],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const importPattern = /(?:^|[;\n])\s*(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]|(?:^|[;\n])\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(importPattern)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((target) => target.startsWith('.'))
    .map((target) => ({ from: file, to: normalize(join(dirname(file), target)) }));
}

function layerOf(file: string): string {
  return Object.keys(mayImport).find((layer) => file === layer || file.startsWith(`${layer}/`)) ?? 'unknown';
}

const files = [...sourceFiles('src'), ...sourceFiles('scenarios')];
const imports = files.flatMap(importsOf);

describe('the import law', () => {
  test('every file belongs to a layer', () => {
    expect(files.filter((file) => layerOf(file) === 'unknown')).toEqual([]);
  });

  test('imports point inward', () => {
    const broken = imports
      .map((edge) => ({ ...edge, fromLayer: layerOf(edge.from), toLayer: layerOf(edge.to) }))
      .filter(({ fromLayer, toLayer }) => fromLayer !== toLayer && !mayImport[fromLayer]?.includes(toLayer))
      .map(({ from, to, fromLayer, toLayer }) => `${from} imports ${to}: ${fromLayer} may import [${mayImport[fromLayer]?.join(', ')}], not ${toLayer}`);
    expect(broken).toEqual([]);
  });

  test('insight questions do not import each other', () => {
    const question = (file: string): string | undefined => /^src\/insights\/([^/]+)\//.exec(file)?.[1];
    const broken = imports
      .filter(({ from, to }) => question(from) && question(to) && question(from) !== question(to) && question(to) !== 'numeric')
      .map(({ from, to }) => `${from} imports ${to}: insight questions share only insights/numeric`);
    expect(broken).toEqual([]);
  });

  test('there are no cycles', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, path: readonly string[]): void => {
      const start = path.indexOf(file);
      if (start >= 0) {
        cycles.push([...path.slice(start), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const target of next.get(file) ?? []) walk(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(cycles).toEqual([]);
  });

  test('other layers go through a front door, which names what it exports', () => {
    const doors = files.filter((file) => /(^|\/)index\.ts$/.test(file));
    const stars = doors.filter((file) => /export \*/.test(readFileSync(join(root, file), 'utf8')));
    expect(stars).toEqual([]);
    const broken = imports
      .filter(({ from, to }) => layerOf(from) !== layerOf(to) && to.startsWith('src/domain/') && to !== 'src/domain/index.ts')
      .map(({ from, to }) => `${from} imports ${to}: other layers import src/domain/index.ts`);
    expect(broken).toEqual([]);
  });
});
