/** The few expressions that engines spell differently, by engine. Everything else is one SQL text for all of them. */
import type { Dialect } from '../domain/index.ts';

export const duckdbDialect: Dialect = {
  /** Text to timestamp by a strftime-style format; null when it does not fit. */
  parseTimestamp: (text, format) => `try_strptime(${text}, ${format})`,
  /** A short stable fingerprint of a text, 32 hexadecimal digits. */
  fingerprint: (text) => `md5(${text})`,
  /** A text as a JSON string, quoted and escaped. */
  jsonString: (text) => `cast(to_json(${text}) as varchar)`,
  /** A field of a JSON object as text; null when it is not there. */
  jsonText: (json, key) => `json_extract_string(${json}, ${key})`,
  /** All matches replaced. */
  replaceAll: (text, pattern, replacement) => `regexp_replace(${text}, ${pattern}, ${replacement}, 'g')`,
  /** After a column's type: its values are written down as they are, where looking for a shorter form costs more than it saves. */
  asItIs: () => 'using compression uncompressed',
};

/** How Trino spells them. Its date formats follow MySQL: `%i` for minutes, the rest as in strftime for what we use. */
export const trinoDialect: Dialect = {
  parseTimestamp: (text, format) => `try(date_parse(${text}, replace(${format}, '%M', '%i')))`,
  fingerprint: (text) => `lower(to_hex(md5(to_utf8(${text}))))`,
  jsonString: (text) => `json_format(cast(${text} as json))`,
  jsonText: (json, key) => `json_extract_scalar(${json}, '$["' || ${key} || '"]')`,
  replaceAll: (text, pattern, replacement) => `regexp_replace(${text}, ${pattern}, ${replacement})`,
  asItIs: () => '',
};
