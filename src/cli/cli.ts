/** What a command file is given to define itself. Heavy parts are loaded only when a command runs. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { Session } from './session.ts';
import type { Say, Terminal } from './terminal.ts';

export interface Cli {
  readonly program: Command;
  readonly say: Say;
  /** Wraps what a command does; a returned number is the exit code. */
  readonly act: <Options>(run: (session: Session, options: Options, ...given: string[]) => Promise<number | void>) => (...all: unknown[]) => Promise<void>;
}

export type DefineCommand = (cli: Cli) => void;

/** @param done receives the exit code when the command says one */
export function createCli(program: Command, terminal: Terminal, speech: { readonly say: Say; readonly done: (exitCode: number) => void }): Cli {
  return {
    program,
    say: speech.say,
    act: (run) => async (...all) => {
      const command = all.at(-1) as Command;
      const { openSession } = await import('./session.ts');
      const session = openSession(terminal, command);
      const exitCode = await run(session, command.opts() as unknown as Parameters<typeof run>[1], ...(command.processedArgs.flat() as string[]));
      if (typeof exitCode === 'number') speech.done(exitCode);
    },
  };
}

/** The exit code when an endpoint did not answer: unavailable, as sysexits(3) has it. */
export const declinedExitCode = 69;

/** Parses a whole number that is not negative. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}

export function anyNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('a number is needed');
  return value;
}

/** Collects an option given several times, or once with commas. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').filter(Boolean)];
}

/** The examples at the end of a command's help. */
export function examples(say: Say, lines: readonly string[]): string {
  return `\n${say({ zh: '例子：', en: 'Examples:' })}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
