/**
 * Method cards as React elements. A small part of Markdown, on purpose: headings, paragraphs, lists, tables, code,
 * emphasis. Nothing becomes raw HTML; links keep their text and show their address.
 */
import { Fragment } from 'react';
import type { ReactElement, ReactNode } from 'react';
import './markdown.css';

type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string };

export function Markdown({ text }: { readonly text: string }): ReactElement {
  return (
    <div className="markdown">
      {blocksOf(text).map((block, index) => (
        <Fragment key={index}>{drawBlock(block)}</Fragment>
      ))}
    </div>
  );
}

/** Splits a text into blocks. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.replaceAll('\r', '').split('\n');
  for (let at = 0; at < lines.length; ) {
    const taken = takeBlock(lines, at);
    if (taken.block) blocks.push(taken.block);
    at = taken.next;
  }
  return blocks;
}

function takeBlock(lines: readonly string[], at: number): { readonly block?: Block; readonly next: number } {
  const line = lines[at] ?? '';
  const run = (matches: (line: string) => boolean): number => {
    let end = at;
    while (end < lines.length && matches(lines[end] ?? '')) end += 1;
    return end;
  };
  if (line.trim() === '') return { next: at + 1 };
  if (line.startsWith('```')) {
    const close = lines.findIndex((other, index) => index > at && other.startsWith('```'));
    const end = close < 0 ? lines.length : close;
    return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 };
  }
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (heading) return { block: { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }, next: at + 1 };
  if (line.trimStart().startsWith('|')) {
    const end = run((other) => other.trimStart().startsWith('|'));
    const rows = lines.slice(at, end).map(cellsOf).filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell)));
    return { block: { kind: 'table', rows }, next: end };
  }
  if (listItem.test(line)) {
    const end = run((other) => listItem.test(other) || /^\s{2,}\S/.test(other));
    const items: string[] = [];
    for (const item of lines.slice(at, end)) {
      if (listItem.test(item)) items.push(item.replace(listItem, ''));
      else items.push(`${items.pop() ?? ''} ${item.trim()}`);
    }
    return { block: { kind: 'list', ordered: /^\s*\d/.test(line), items }, next: end };
  }
  const end = Math.max(at + 1, run((other) => other.trim() !== '' && !/^(#{1,6}\s|```|\s*\|)/.test(other) && !listItem.test(other)));
  return { block: { kind: 'paragraph', text: lines.slice(at, end).join(' ') }, next: end };
}

const listItem = /^\s*(?:[-*+]|\d+[.)])\s+/;

function cellsOf(line: string): string[] {
  return line.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());
}

function drawBlock(block: Block): ReactElement {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h3>{inline(block.text)}</h3> : <h4>{inline(block.text)}</h4>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'paragraph':
      return <p>{inline(block.text)}</p>;
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{inline(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table': {
      const [head = [], ...rows] = block.rows;
      return (
        <div className="scroll-x">
          <table>
            <thead>
              <tr>
                {head.map((cell, index) => (
                  <th key={index} scope="col">
                    {inline(cell)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>{inline(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    }
  }
}

const inlinePattern = /(`[^`]+`|\*\*[^*]+\*\*|(?<![\w*])\*[^*\s][^*]*\*|(?<!\w)_[^_]+_(?!\w)|\[[^\]]+\]\([^)]+\))/;

function inline(text: string): ReactNode[] {
  return text.split(inlinePattern).map((piece, index) => {
    if (piece.startsWith('`') && piece.length > 1) return <code key={index}>{piece.slice(1, -1)}</code>;
    if (piece.startsWith('**') && piece.length > 4) return <b key={index}>{piece.slice(2, -2)}</b>;
    if (/^[*_].+[*_]$/.test(piece)) return <em key={index}>{piece.slice(1, -1)}</em>;
    const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece);
    return <Fragment key={index}>{link ? `${link[1]} (${link[2]})` : piece}</Fragment>;
  });
}
