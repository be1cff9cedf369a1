/**
 * The one error catalogue. Exit codes, HTTP statuses and both languages' texts derive from it. Codes are stable and
 * never reused. `{names}` in a message are details the thrower must give.
 */
interface ErrorEntry {
  /** Process exit code, after sysexits(3): 64 usage, 65 data, 66 no input, 69 unavailable, 70 our fault, 75 try again. */
  readonly exit: 64 | 65 | 66 | 69 | 70 | 75;
  readonly http: 400 | 403 | 404 | 409 | 413 | 422 | 500 | 503;
  readonly message: { readonly zh: string; readonly en: string };
  readonly fix: { readonly zh: string; readonly en: string };
}

export const errorCatalogue = {
  BAD_REQUEST: {
    exit: 64,
    http: 400,
    message: { zh: '请求不对：{problem}', en: 'The request is not right: {problem}' },
    fix: { zh: '请对照 --help 或 /api/openapi.json 更正', en: 'Correct it after --help or /api/openapi.json' },
  },
  FILE_NOT_FOUND: {
    exit: 66,
    http: 404,
    message: { zh: '找不到文件 {path}', en: 'There is no file {path}' },
    fix: { zh: '请检查路径，相对路径从当前文件夹算起', en: 'Check the path; relative paths start at the current folder' },
  },
  FILE_NOT_READABLE: {
    exit: 65,
    http: 422,
    message: { zh: '文件 {path} 读不出来：{problem}', en: 'The file {path} cannot be read: {problem}' },
    fix: { zh: '请另存为 CSV、Excel、JSON lines 或 Parquet 再试', en: 'Save it as CSV, Excel, JSON lines or Parquet and try again' },
  },
  COLUMN_NOT_FOUND: {
    exit: 65,
    http: 422,
    message: { zh: '文件里没有“{column}”这一列；有的列是：{columns}', en: 'The file has no column "{column}"; it has: {columns}' },
    fix: { zh: '请写列名，或写从 1 开始的列号', en: 'Name a column, or give its number starting at 1' },
  },
  COLUMNS_NOT_MAPPED: {
    exit: 65,
    http: 422,
    message: { zh: '{kind} 必需的列没有对上：{missing}', en: 'Columns that {kind} needs were not found: {missing}' },
    fix: { zh: '请用 --map 目标=列名 指明，或在导入预览里选择', en: 'Name them with --map target=column, or choose them in the import preview' },
  },
  TOO_LITTLE_DATA: {
    exit: 65,
    http: 422,
    message: { zh: '数据太少，无法计算：{problem}', en: 'Too little data: {problem}' },
    fix: { zh: '请导入更多数据后再试', en: 'Import more data and try again' },
  },
  NOT_FOUND: {
    exit: 66,
    http: 404,
    message: { zh: '没有{what}“{id}”', en: 'There is no {what} "{id}"' },
    fix: { zh: '请检查编号是否写对', en: 'Check that the id is written correctly' },
  },
  CONFLICT: {
    exit: 65,
    http: 409,
    message: { zh: '现在做不了：{problem}', en: 'That cannot be done now: {problem}' },
    fix: { zh: '请刷新后看看现状再决定', en: 'Refresh, look at how things stand, and decide again' },
  },
  NO_RUN_YET: {
    exit: 66,
    http: 404,
    message: { zh: '还没有计算过：{folder}', en: 'Nothing has been computed yet in {folder}' },
    fix: { zh: '请先导入数据，再运行 zhiyin run', en: 'Import data, then run: zhiyin run' },
  },
  FOLDER_BUSY: {
    exit: 75,
    http: 503,
    message: { zh: '数据文件夹 {folder} 正被进程 {pid} 使用（{doing}）', en: 'The data folder {folder} is in use by process {pid} ({doing})' },
    fix: { zh: '请等它结束，或先停掉它', en: 'Wait until it ends, or stop it first' },
  },
  FOLDER_TOO_NEW: {
    exit: 65,
    http: 409,
    message: { zh: '数据文件夹由更新的版本写成（迁移 {migration}）', en: 'The data folder was written by a newer version (migration {migration})' },
    fix: { zh: '请升级 Zhiyin 后再打开', en: 'Upgrade Zhiyin, then open it' },
  },
  PORT_IN_USE: {
    exit: 69,
    http: 503,
    message: { zh: '端口 {port} 已被占用', en: 'Port {port} is already in use' },
    fix: { zh: '请用 --port 换一个端口', en: 'Choose another with --port' },
  },
  FOREIGN_REQUEST: {
    exit: 69,
    http: 403,
    message: { zh: '请求来自不认识的地方：{header} 为 {value}', en: 'The request comes from elsewhere: {header} is {value}' },
    fix: { zh: '请从本机地址打开工作台', en: "Open the workbench at this machine's own address" },
  },
  UPLOAD_TOO_LARGE: {
    exit: 65,
    http: 413,
    message: { zh: '文件太大：最多 {limit}', en: 'The file is too large: at most {limit}' },
    fix: { zh: '请用命令行 zhiyin import 导入', en: 'Import it with the command line: zhiyin import' },
  },
  NO_KEY: {
    exit: 66,
    http: 404,
    message: { zh: '没有密钥：{path}', en: 'There is no key: {path}' },
    fix: { zh: '运行 zhiyin config --make-key 生成一把，或设置口令 ZHIYIN_SEAL_PASSPHRASE', en: 'Make one with zhiyin config --make-key, or set a passphrase in ZHIYIN_SEAL_PASSPHRASE' },
  },
  WRONG_KEY: {
    exit: 65,
    http: 403,
    message: { zh: '密钥不对：{problem}', en: 'The key is not the right one: {problem}' },
    fix: { zh: '请用封存时的那个口令或密钥文件', en: 'Use the passphrase or the key file it was sealed with' },
  },
  SEAL_BROKEN: {
    exit: 65,
    http: 422,
    message: { zh: '封存的内容坏了或被改过：{problem}', en: 'What was sealed is damaged or was changed: {problem}' },
    fix: { zh: '请用原来那份封存文件', en: 'Use the sealed file as it was written' },
  },
  UNEXPECTED: {
    exit: 70,
    http: 500,
    message: { zh: '出错了：{problem}', en: 'Something went wrong: {problem}' },
    fix: { zh: '这是我们的错。运行 zhiyin doctor 并把结果告诉我们', en: 'This is our fault. Run zhiyin doctor and tell us what it says' },
  },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;

/** The catalogue's entry, typed: a malformed entry does not compile here. */
function entryOf(code: ErrorCode): ErrorEntry {
  return errorCatalogue[code];
}

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

/** The details an error code needs: one for each `{name}` in its English message. */
export type ErrorDetails<Code extends ErrorCode> = Readonly<Record<Placeholders<(typeof errorCatalogue)[Code]['message']['en']>, string | number>>;

/** What a person, a script and the API are told. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly fix: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** The only error thrown on purpose. Its message is English; {@link describe} gives it in either language. */
export class ZhiyinError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name: string = 'ZhiyinError';
  readonly code: Code;
  readonly details: ErrorDetails<Code>;

  constructor(code: Code, details: ErrorDetails<Code>, options?: ErrorOptions) {
    super(fill(entryOf(code).message.en, details), options);
    this.code = code;
    this.details = details;
  }

  get exitCode(): number {
    return entryOf(this.code).exit;
  }

  get httpStatus(): number {
    return entryOf(this.code).http;
  }
}

/** The problem in words, in the reader's language. */
export function describe(error: ZhiyinError, locale: 'zh-CN' | 'en'): Problem {
  const entry = entryOf(error.code);
  const language = locale === 'zh-CN' ? 'zh' : 'en';
  return { code: error.code, message: fill(entry.message[language], error.details), fix: entry.fix[language], details: error.details };
}

/** Any thrown value as a catalogue error; what we did not foresee becomes `UNEXPECTED` with its cause kept. */
export function asZhiyinError(thrown: unknown): ZhiyinError {
  if (thrown instanceof ZhiyinError) return thrown;
  const problem = thrown instanceof Error ? thrown.message : String(thrown);
  return new ZhiyinError('UNEXPECTED', { problem }, { cause: thrown });
}

function fill(text: string, details: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, key: string) => String(details[key] ?? placeholder));
}
