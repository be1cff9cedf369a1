/** What every command has at hand: where the data is, how to answer, how to say things. */
import type { Command } from 'commander';
import { readConfiguration } from '../config.ts';
import type { Configuration } from '../config.ts';
import { ZhiyinError } from '../domain/index.ts';
import type { Locale } from '../domain/index.ts';
import { invoke } from './invoke.ts';
import type { Invoke } from './invoke.ts';
import { chooseLocale, speaker, writeWithin } from './terminal.ts';
import type { Say, Terminal } from './terminal.ts';

export interface Session {
  readonly terminal: Terminal;
  readonly configuration: Configuration;
  /** Absolute path of the data folder. */
  readonly folder: string;
  readonly locale: Locale;
  readonly json: boolean;
  readonly say: Say;
  /** Performs an operation in the server that holds the folder, or here. */
  readonly invoke: Invoke;
  /** The answer: exactly one JSON document, or text for a person. */
  readonly answer: (document: unknown, text: () => string) => Promise<void>;
  /** A remark that is not the answer. */
  readonly note: (text: string) => void;
  /** A number as this language writes it, with at most so many decimals. */
  readonly number: (value: number | null | undefined, decimals?: number) => string;
}

/** Options that every command, or several, understand as settings. */
interface SettingOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly locale?: string;
  readonly logLevel?: string;
  readonly host?: string;
  readonly port?: string;
}

export function openSession(terminal: Terminal, command: Command): Session {
  const options = command.optsWithGlobals<SettingOptions>();
  if (options.data === '') throw new ZhiyinError('BAD_REQUEST', { problem: '--data names no folder' });
  const configuration = readConfiguration({
    commandLine: { dataFolder: options.data, locale: options.locale, logLevel: options.logLevel, host: options.host, port: options.port },
    environment: terminal.environment,
  });
  const { locale: wanted, dataFolder } = configuration.settings;
  const locale = chooseLocale(wanted, terminal.environment);
  const json = options.json ?? false;
  const within = { terminal, configuration, folder: dataFolder, locale, json, say: speaker(locale) };
  return {
    ...within,
    invoke: (name, input, how) => invoke(within, { name, input, ...how }),
    answer: (document, text) => writeWithin(terminal.out, `${json ? JSON.stringify(document) : text()}\n`),
    note: (text) => void terminal.err.write(`${text}\n`),
    number: (value, decimals = 0) => (value === null || value === undefined ? '–' : value.toLocaleString(locale, { maximumFractionDigits: decimals })),
  };
}
