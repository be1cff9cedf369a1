/** The command line: reads what was asked, runs one command, and turns what went wrong into words and an exit code. */
import { Command, CommanderError } from 'commander';
import { asZhiyinError, describe, ZhiyinError } from '../domain/index.ts';
import type { Locale } from '../domain/index.ts';
import { createCli } from './cli.ts';
import { commands } from './commands/index.ts';
import { chooseLocale, speaker } from './terminal.ts';
import type { Say, Terminal } from './terminal.ts';

/**
 * Runs a command.
 * @returns the exit code, as the error catalogue has it
 */
export async function main(words: readonly string[], version: string, terminal: Terminal = processTerminal()): Promise<number> {
  const locale = chooseLocale(optionIn(words, '--locale'), terminal.environment);
  let exitCode = 0;
  const program = programFor({ version, terminal, say: speaker(locale), done: (code) => (exitCode = code) });
  try {
    await program.parseAsync(words.length === 0 ? ['--help'] : [...words], { from: 'user' });
    return exitCode;
  } catch (thrown) {
    const error = thrown instanceof CommanderError ? usageError(thrown) : asZhiyinError(thrown);
    if (!error) return 0;
    report(error, { terminal, locale, json: words.includes('--json') });
    return error.exitCode;
  }
}

function programFor(of: { readonly version: string; readonly terminal: Terminal; readonly say: Say; readonly done: (code: number) => void }): Command {
  const { say, terminal } = of;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say({ zh: '用法：', en: 'Usage:' }),
    'Options:': say({ zh: '选项：', en: 'Options:' }),
    'Global Options:': say({ zh: '通用选项：', en: 'Global options:' }),
    'Commands:': say({ zh: '命令：', en: 'Commands:' }),
    'Arguments:': say({ zh: '参数：', en: 'Arguments:' }),
  };
  const program = new Command('zhiyin')
    .description(say({ zh: '知音：每位客户值多少、感受如何、接下来做什么', en: 'Zhiyin: what every customer is worth, how they feel, and what to do next' }))
    .version(of.version, '-V, --version', say({ zh: '版本', en: 'version' }))
    .option('--data <folder>', say({ zh: '数据文件夹（默认 ./zhiyin-data）', en: 'data folder (default ./zhiyin-data)' }))
    .option('--json', say({ zh: '结果为一份 JSON，其余一律写到标准错误', en: 'the result as one JSON document; all else goes to stderr' }))
    .option('--locale <locale>', say({ zh: '语言：zh-CN 或 en', en: 'language: zh-CN or en' }))
    .option('--log-level <level>', say({ zh: '日志：silent、error、warn、info、debug', en: 'log: silent, error, warn, info, debug' }))
    .helpOption('-h, --help', say({ zh: '显示帮助', en: 'show help' }))
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => titles[title] ?? title })
    .configureOutput({ writeOut: (text) => void terminal.out.write(text), writeErr: () => {} })
    .exitOverride();
  const cli = createCli(program, terminal, { say, done: of.done });
  for (const define of commands) define(cli);
  return program;
}

/** What commander found wrong; `undefined` when it only showed help or the version. */
function usageError(error: CommanderError): ZhiyinError | undefined {
  if (error.exitCode === 0) return undefined;
  return new ZhiyinError('BAD_REQUEST', { problem: error.message.replace(/^error: /, '') }, { cause: error });
}

function report(error: ZhiyinError, to: { readonly terminal: Terminal; readonly locale: Locale; readonly json: boolean }): void {
  const problem = describe(error, to.locale);
  to.terminal.err.write(to.json ? `${JSON.stringify(problem)}\n` : `${problem.message}\n${problem.fix}\n`);
  if (error.code === 'UNEXPECTED' && to.terminal.environment['ZHIYIN_LOG_LEVEL'] === 'debug') {
    to.terminal.err.write(`${String(error.cause instanceof Error ? error.cause.stack : error.cause)}\n`);
  }
}

function optionIn(words: readonly string[], option: string): string | undefined {
  const index = words.findIndex((word) => word === option || word.startsWith(`${option}=`));
  const word = words[index];
  if (word === undefined) return undefined;
  return word.includes('=') ? word.slice(option.length + 1) : words[index + 1];
}

function processTerminal(): Terminal {
  // A reader that has seen enough (`zhiyin customers | head`) is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return { out: process.stdout, err: process.stderr, environment: process.env };
}
