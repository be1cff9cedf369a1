/** A conversation as people paste it: one turn a line, its speaker before a colon, or on a line of their own with the time. */
import type { Turn } from '../conversation-reader.ts';
import { speakerNamed } from './speakers.ts';

const time = '(?:\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?[ T]*)?(?:上午|下午|晚上|中午|早上|凌晨)? ?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]m)?';
const leadingTime = new RegExp(`^[\\[(（【]?${time}[\\])）】]?[ ,，]*`, 'iu');
const prefix = /^([^:：\n]{1,24}?)\s*[:：]\s*(.*)$/u;
/** A speaker and a time alone on a line: the turn follows below. */
const header = new RegExp(`^([^:：\\n]{1,24}?)[ \\t]*[\\[(（【]?${time}[\\])）】]?$`, 'iu');

/**
 * Turns of a pasted text. A line whose speaker nobody knows is a turn when the same name opens another line too; any other line
 * goes on with the turn before. Without a single name, every line is a turn whose speaker is not known.
 */
export function cutPasted(pasted: string): Turn[] {
  const lines = pasted.split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== '');
  const names = namesIn(lines);
  const opened = lines.map((line) => openTurn(line, names));
  if (!opened.some((turn) => turn !== undefined)) return lines.map((text) => ({ text }));
  const turns: { text: string; speaker?: Turn['speaker'] }[] = [];
  for (const [index, turn] of opened.entries()) {
    const last = turns.at(-1);
    if (turn) turns.push({ text: turn.text, ...(turn.speaker && { speaker: turn.speaker }) });
    else if (last) last.text = last.text === '' ? lines[index]! : `${last.text}\n${lines[index]!}`;
    else turns.push({ text: lines[index]! });
  }
  return turns.filter(({ text }) => text !== '').map(({ text, speaker }) => ({ text, ...(speaker && { speaker }) }));
}

function withoutTime(line: string): string {
  return line.replace(leadingTime, '');
}

/** Names before a colon that open more than one line. */
function namesIn(lines: readonly string[]): ReadonlySet<string> {
  const counted = new Map<string, number>();
  for (const line of lines) {
    const name = prefix.exec(withoutTime(line))?.[1];
    if (name !== undefined) counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  return new Set([...counted].filter(([, count]) => count > 1).map(([name]) => name));
}

function openTurn(line: string, names: ReadonlySet<string>): Turn | undefined {
  const alone = speakerNamed(header.exec(line)?.[1] ?? '');
  if (alone) return { text: '', speaker: alone };
  const [, name, text] = prefix.exec(withoutTime(line)) ?? [];
  if (name === undefined || text === undefined) return undefined;
  const speaker = speakerNamed(name);
  if (speaker) return { text, speaker };
  return names.has(name) ? { text } : undefined;
}
