/** Progress on the error stream: one line that rewrites itself for a person, a few lines for a log. */
import type { Progress } from '../contract/index.ts';
import type { Say, Sink } from './terminal.ts';
import { widthOf } from './table.ts';
import { stepText } from './words.ts';

export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Leaves the line clean for what comes next. */
  readonly end: () => void;
}

const rewriteEveryMilliseconds = 100;

/** Shows progress on a terminal at most ten times a second; elsewhere, a line for each new step. */
export function progressLine(err: Sink, say: Say): ProgressLine {
  let last = { at: 0, step: '', width: 0 };
  const show = (progress: Progress): void => {
    const now = performance.now();
    const isNewStep = progress.step !== last.step;
    if (!isNewStep && (!err.isTTY || now - last.at < rewriteEveryMilliseconds)) return;
    const text = progressText(progress, say);
    if (err.isTTY) err.write(`\r${text}${' '.repeat(Math.max(0, last.width - widthOf(text)))}`);
    else err.write(`${text}\n`);
    last = { at: now, step: progress.step, width: widthOf(text) };
  };
  const end = (): void => {
    if (err.isTTY && last.width > 0) err.write(`\r${' '.repeat(last.width)}\r`);
  };
  return { show, end };
}

/** One progress report in words. */
export function progressText(progress: Progress, say: Say): string {
  const parts = [
    stepText(progress, say),
    progress.share === undefined ? '' : `${Math.floor(progress.share * 100)} %`,
    progress.done > 0 ? progress.done.toLocaleString('en') : '',
    progress.perSecond === undefined ? '' : `${Math.round(progress.perSecond).toLocaleString('en')}/s`,
    progress.secondsLeft === undefined ? '' : say({ zh: `还要 ${duration(progress.secondsLeft)}`, en: `${duration(progress.secondsLeft)} left` }),
  ];
  return parts.filter(Boolean).join('  ');
}

function duration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
