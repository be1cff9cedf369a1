/** In English: Settings. */
import type { settings as zh } from '../zh/settings.ts';

export const settings: Readonly<Record<keyof typeof zh, string>> = {
  'settings.looks': 'Language and look',
  'settings.language': 'Language',
  'settings.theme': 'Look',
  'settings.auto': 'System',
  'settings.light': 'Light',
  'settings.dark': 'Dark',
  'settings.about': 'How it runs',
  'settings.health': 'Zhiyin {version}, {memory} MB of memory, up for {uptime}.',
  'settings.folder': 'Data folder: {folder}',
  'settings.checkUp': 'Check up now',
  'settings.configuration': 'Effective configuration',
  'settings.configurationText': 'To change it, use zhiyin.json in the data folder, the environment or the command line, then start again.',
  'settings.key': 'Name',
  'settings.value': 'Value',
  'settings.from': 'From',
  'settings.meaning': 'Meaning',
  'settings.from.default': 'default',
  'settings.from.file': 'file',
  'settings.from.environment': 'environment',
  'settings.from.commandLine': 'command line',
};
