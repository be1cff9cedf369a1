/** Which characters the bytes of a text file stand for. */
import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** Encodings that are recognised; any other name iconv knows can be given. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252' | (string & {});

export interface FoundEncoding {
  readonly encoding: Encoding;
  /** Bytes of the mark at the start of the file. */
  readonly markBytes: number;
}

/** What the start of a file says: a byte order mark, or the zeros that UTF-16 leaves between Latin letters. */
export function encodingOfStart(start: Buffer): FoundEncoding | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  const pairs = Math.min(start.length, 4096) >> 1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (start[pair * 2] === 0) evenZeros += 1;
    if (start[pair * 2 + 1] === 0) oddZeros += 1;
  }
  if (pairs > 4 && oddZeros > pairs * 0.4 && evenZeros < pairs * 0.05) return { encoding: 'utf-16le', markBytes: 0 };
  if (pairs > 4 && evenZeros > pairs * 0.4 && oddZeros < pairs * 0.05) return { encoding: 'utf-16be', markBytes: 0 };
  return undefined;
}

/**
 * Gathers lines with bytes beyond ASCII while a file passes by, and decides at the end. Text that is mostly UTF-8 stays
 * UTF-8: its few broken lines are rejected rather than the whole file misread.
 */
export class EncodingWitness {
  readonly #samples: Buffer[] = [];
  #sampledBytes = 0;
  #invalid = false;
  #carry: Buffer = Buffer.alloc(0);

  look(chunk: Buffer): void {
    const data = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    const end = data.lastIndexOf(10) + 1;
    const whole = end === 0 && data.length > 1 << 20 ? data.length : end;
    this.#carry = Buffer.from(data.subarray(whole));
    this.#judge(data.subarray(0, whole));
  }

  decide(): Encoding {
    this.#judge(this.#carry);
    if (!this.#invalid) return 'utf-8';
    const lines = this.#samples.flatMap(splitLines).filter((line) => !isAscii(line));
    const valid = lines.filter((line) => isUtf8(line)).length;
    if (valid * 2 > lines.length) return 'utf-8';
    return looksChinese(Buffer.concat(lines)) ? 'gb18030' : 'windows-1252';
  }

  #judge(lines: Buffer): void {
    if (isUtf8(lines)) {
      if (this.#sampledBytes < 1 << 16 && !isAscii(lines)) this.#keep(lines);
      return;
    }
    this.#invalid = true;
    this.#keep(lines);
  }

  #keep(lines: Buffer): void {
    if (this.#sampledBytes > 1 << 21) return;
    this.#samples.push(Buffer.from(lines.subarray(0, 1 << 19)));
    this.#sampledBytes += Math.min(lines.length, 1 << 19);
  }
}

function splitLines(data: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, start)) {
    lines.push(data.subarray(start, at));
    start = at + 1;
  }
  lines.push(data.subarray(start));
  return lines;
}

/** Whether bytes beyond ASCII come in pairs that are everyday characters (rows B0–D7 of GB2312) or its punctuation. */
function looksChinese(data: Buffer): boolean {
  let everyday = 0;
  let other = 0;
  for (let at = 0; at < data.length; at += 1) {
    const first = data[at] as number;
    if (first < 0x80) continue;
    const second = data[at + 1] ?? 0;
    const isEveryday = ((first >= 0xb0 && first <= 0xd7) || first === 0xa1 || first === 0xa3) && second >= 0xa1;
    if (isEveryday) everyday += 1;
    else other += 1;
    if (second >= 0x40) at += 1;
  }
  return everyday > other;
}

/** Turns bytes of an encoding into UTF-8, chunk by chunk. What is not text becomes U+FFFD. */
export async function* toUtf8(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  for await (const chunk of chunks) {
    const text = decoder.write(chunk);
    if (text.length > 0) yield Buffer.from(text);
  }
  const rest = decoder.end();
  if (rest) yield Buffer.from(rest);
}

/** Whether the name is an encoding that can be read. */
export function isEncoding(name: string): boolean {
  return iconv.encodingExists(name);
}
