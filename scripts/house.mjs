/** What `npm start` and `npm test` share: installed dependencies, built pages, a browser. Needs nothing but Node. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program to its end and tells whether it went well. */
export function run(program, words, environment = {}) {
  const { status } = spawnSync(program, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...environment }, shell: process.platform === 'win32' });
  return status === 0;
}

/** Runs a package's program with this Node. */
export function runTool(path, words, environment) {
  return run(process.execPath, [join(root, 'node_modules', path), ...words], environment);
}

/** Installs the dependencies exactly as locked, unless they are. */
export function ensureInstalled() {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.zhiyin-installed');
  const installed = join(root, 'node_modules', '.package-lock.json');
  const fingerprint = hashOf([lock]);
  const isNewer = () => existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
  if (existsSync(installed) && (readOr(stamp) === fingerprint || isNewer())) {
    if (readOr(stamp) !== fingerprint) writeFileSync(stamp, fingerprint);
    return;
  }
  say('安装依赖 · Installing dependencies');
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) stop('npm ci failed');
  writeFileSync(stamp, fingerprint);
}

/** Builds the pages of the workbench, unless nothing they are made from has changed. */
export function ensurePagesBuilt() {
  const sources = ['src/web', 'src/domain', 'src/contract', 'src/insights'].flatMap((folder) => filesBelow(join(root, folder)));
  const fingerprint = hashOf([...sources.filter((file) => !/\.test\.tsx?$/.test(file)), join(root, 'vite.config.ts'), join(root, 'package-lock.json')]);
  const stamp = join(root, 'dist', 'web.stamp');
  if (existsSync(join(root, 'dist', 'web', 'index.html')) && readOr(stamp) === fingerprint) return;
  say('生成网页 · Building the pages');
  if (!runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'])) stop('vite build failed');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
}

/** The path of a Chromium to test in, installing Debian's where that is possible. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    say('安装 Chromium · Installing Chromium');
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' });
  }
  return findChromium() ?? stop('There is no Chromium to test in. Install it (Debian: sudo apt-get install chromium), or say where it is in CHROMIUM_PATH');
}

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : stop(`CHROMIUM_PATH is ${named}, but there is no such file`);
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
  const places = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  return places.find((path) => existsSync(path));
}

export function say(text) {
  process.stdout.write(`» ${text}\n`);
}

export function stop(problem) {
  process.stderr.write(`${problem}\n`);
  process.exit(69);
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function readOr(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
