/**
 * The configuration: what can be set, what it means, and where each effective value came from. Read once, here and
 * nowhere else. Later places win: default, `<data folder>/zhiyin.json`, environment, command line.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { locales, ZhiyinError } from './domain/index.ts';
import type { Bilingual } from './domain/index.ts';

const sizeUnits = { KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 } as const;
const sizePattern = /^(\d+(?:\.\d+)?)\s*(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/;
const size = z.string().regex(sizePattern, 'a size is written like 512MB or 2GB');

interface Described {
  readonly schema: z.ZodType<string | number>;
  readonly fallback: string | number;
  readonly environment: string;
  readonly meaning: Bilingual;
  /** Never shown. */
  readonly secret?: true;
}

const described = {
  dataFolder: {
    schema: z.string().min(1),
    fallback: './zhiyin-data',
    environment: 'ZHIYIN_DATA',
    meaning: { zh: '数据文件夹：所有数据都在里面', en: 'The data folder; everything is in it' },
  },
  host: {
    schema: z.string().min(1),
    fallback: '127.0.0.1',
    environment: 'ZHIYIN_HOST',
    meaning: { zh: '工作台监听的地址；默认只有本机能打开', en: 'The address the workbench listens on; by default only this machine can open it' },
  },
  port: {
    schema: z.coerce.number().int().min(0).max(65_535),
    fallback: 4477,
    environment: 'ZHIYIN_PORT',
    meaning: { zh: '工作台的端口；0 表示任选一个空闲的', en: 'The port of the workbench; 0 takes any free one' },
  },
  locale: {
    schema: z.enum(['auto', ...locales]),
    fallback: 'auto',
    environment: 'ZHIYIN_LOCALE',
    meaning: { zh: '语言：zh-CN、en，或 auto 随系统与浏览器', en: 'Language: zh-CN, en, or auto to follow the system and the browser' },
  },
  zone: {
    schema: z.string().refine((name) => name === 'system' || isTimeZone(name), 'an IANA time zone like Asia/Shanghai, or system'),
    fallback: 'system',
    environment: 'ZHIYIN_ZONE',
    meaning: { zh: '公司所在时区，如 Asia/Shanghai；system 随本机', en: "The company's time zone, e.g. Asia/Shanghai; system follows this machine" },
  },
  currency: {
    schema: z.string().regex(/^(auto|[A-Z]{3})$/, 'a three-letter currency like CNY, or auto'),
    fallback: 'auto',
    environment: 'ZHIYIN_CURRENCY',
    meaning: { zh: '金额的币种，如 CNY；auto 取数据里最多的', en: 'Currency of amounts, e.g. CNY; auto takes the most frequent in the data' },
  },
  memoryLimit: {
    schema: z.union([z.literal('auto'), size]),
    fallback: 'auto',
    environment: 'ZHIYIN_MEMORY_LIMIT',
    meaning: { zh: '计算引擎最多用多少内存，如 2GB；auto 由引擎决定', en: 'Largest memory the computing engine may take, e.g. 2GB; auto leaves it to the engine' },
  },
  readerThreads: {
    schema: z.union([z.literal('auto'), z.coerce.number().int().min(1).max(256)]),
    fallback: 'auto',
    environment: 'ZHIYIN_READER_THREADS',
    meaning: { zh: '读文本用几个线程；auto 按处理器数', en: 'Threads that read texts; auto follows the number of processors' },
  },
  uploadLimit: {
    schema: size,
    fallback: '2GB',
    environment: 'ZHIYIN_UPLOAD_LIMIT',
    meaning: { zh: '浏览器上传的文件最大多少', en: 'Largest file that may be uploaded in the browser' },
  },
  endpointUrl: {
    schema: z.union([z.literal('off'), z.url({ protocol: /^https?$/ })]),
    fallback: 'off',
    environment: 'ZHIYIN_ENDPOINT_URL',
    meaning: { zh: '可选的大模型接口（OpenAI 兼容）地址；off 表示不用，一切照常', en: 'Address of an optional OpenAI-compatible language-model endpoint; off means none, and everything works' },
  },
  endpointModel: {
    schema: z.string().min(1),
    fallback: 'default',
    environment: 'ZHIYIN_ENDPOINT_MODEL',
    meaning: { zh: '接口上的模型名', en: 'Name of the model at the endpoint' },
  },
  endpointKey: {
    schema: z.string(),
    fallback: '',
    environment: 'ZHIYIN_ENDPOINT_KEY',
    meaning: { zh: '接口的密钥；不会显示', en: 'Key of the endpoint; never shown' },
    secret: true,
  },
  endpointTimeout: {
    schema: z.coerce.number().min(1).max(600),
    fallback: 30,
    environment: 'ZHIYIN_ENDPOINT_TIMEOUT',
    meaning: { zh: '等接口回答最多几秒', en: 'Seconds to wait for an answer of the endpoint' },
  },
  endpointTokens: {
    schema: z.coerce.number().int().min(0),
    fallback: 200_000,
    environment: 'ZHIYIN_ENDPOINT_TOKENS',
    meaning: { zh: '每天最多用多少 token', en: 'Tokens that may be used on a day' },
  },
  sealPassphrase: {
    schema: z.string(),
    fallback: '',
    environment: 'ZHIYIN_SEAL_PASSPHRASE',
    meaning: { zh: '封存个人信息的口令；不会显示。留空则用数据文件夹里的密钥文件 seal.key', en: 'Passphrase that personal data is sealed with; never shown. When empty, the key file seal.key of the data folder' },
    secret: true,
  },
  logLevel: {
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    fallback: 'warn',
    environment: 'ZHIYIN_LOG_LEVEL',
    meaning: { zh: '日志详细程度：silent、error、warn、info、debug', en: 'How much is logged: silent, error, warn, info, debug' },
  },
} as const satisfies Record<string, Described>;

type Key = keyof typeof described;

/** Stands for a value that is set and not shown. */
const hidden = '••••';

/** The effective values. `dataFolder` is an absolute path. */
export type Settings = { readonly [Name in Key]: z.output<(typeof described)[Name]['schema']> };

/** One effective value with where it came from. */
export interface Setting {
  readonly key: string;
  readonly value: string | number;
  readonly from: 'default' | 'file' | 'environment' | 'command line';
  /** The environment variable that sets it. */
  readonly environment: string;
  readonly meaning: Bilingual;
}

export interface Configuration {
  readonly settings: Settings;
  readonly list: readonly Setting[];
  /** Where the file is, or would be. */
  readonly file: string;
}

export interface ConfigurationSources {
  /** What was given on the command line; `undefined` where nothing was. */
  readonly commandLine?: Readonly<Partial<Record<Key, string | number | undefined>>>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads the configuration.
 * @throws ZhiyinError BAD_REQUEST naming the setting and the place when a value is not allowed or a key is unknown,
 *   FILE_NOT_READABLE when the file is not JSON
 */
export function readConfiguration(sources: ConfigurationSources = {}): Configuration {
  const { commandLine = {}, environment = process.env } = sources;
  const given = (key: Key): Omit<Setting, 'key' | 'environment' | 'meaning'> | undefined => {
    const fromCommandLine = commandLine[key];
    if (fromCommandLine !== undefined) return { value: fromCommandLine, from: 'command line' };
    const fromEnvironment = environment[described[key].environment];
    return fromEnvironment === undefined || fromEnvironment === '' ? undefined : { value: fromEnvironment, from: 'environment' };
  };
  const dataFolder = resolve(String(given('dataFolder')?.value ?? described.dataFolder.fallback));
  const file = join(dataFolder, 'zhiyin.json');
  const inFile = readFile(file);
  const list = (Object.keys(described) as Key[]).map((key): Setting => {
    const { schema, fallback, environment: variable, meaning } = described[key];
    const fromFile = inFile[key];
    const found = given(key) ?? (fromFile === undefined ? { value: fallback, from: 'default' as const } : { value: fromFile, from: 'file' as const });
    const parsed = schema.safeParse(found.value);
    if (!parsed.success) {
      const place = found.from === 'file' ? file : found.from === 'environment' ? variable : found.from;
      throw new ZhiyinError('BAD_REQUEST', { problem: `${key} = ${String(found.value)} (${place}): ${parsed.error.issues.map((issue) => issue.message).join('; ')}` });
    }
    return { key, value: key === 'dataFolder' ? dataFolder : parsed.data, from: found.from, environment: variable, meaning };
  });
  const shown = list.map((setting) => ('secret' in described[setting.key as Key] && setting.value !== '' ? { ...setting, value: hidden } : setting));
  return { settings: Object.fromEntries(list.map(({ key, value }) => [key, value])) as Settings, list: shown, file };
}

/** A size like `2GB` in bytes. */
export function bytesOf(text: string): number {
  const [, amount, unit] = sizePattern.exec(text) ?? [];
  if (amount === undefined || unit === undefined) throw new ZhiyinError('BAD_REQUEST', { problem: `${text} is not a size like 512MB or 2GB` });
  return Math.floor(Number(amount) * sizeUnits[unit as keyof typeof sizeUnits]);
}

/** The file's values. The folder cannot be named in a file inside it. */
function readFile(file: string): Readonly<Record<string, string | number>> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new ZhiyinError('FILE_NOT_READABLE', { path: file, problem: (error as Error).message }, { cause: error });
  }
  const allowed = Object.keys(described).filter((key) => key !== 'dataFolder');
  const parsed = z.partialRecord(z.enum(allowed), z.union([z.string(), z.number()])).safeParse(content);
  if (parsed.success) return parsed.data as Record<string, string | number>;
  throw new ZhiyinError('BAD_REQUEST', { problem: `${file} may set ${allowed.join(', ')}; ${parsed.error.issues.map((issue) => issue.message).join('; ')}` });
}

/** Whether the machine knows an IANA zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The company's zone by name, whatever the setting says. */
export function companyZone({ zone }: Pick<Settings, 'zone'>): string {
  return zone === 'system' ? new Intl.DateTimeFormat('en').resolvedOptions().timeZone : zone;
}
