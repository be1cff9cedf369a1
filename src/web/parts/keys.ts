/** Single keys and short sequences (`g c`), silent while somebody types or a dialog is open. */
import { useEffect, useRef } from 'react';

export type KeyMap = Readonly<Record<string, () => void>>;

const sequenceMilliseconds = 900;

export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let before = { key: '', at: 0 };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isBusy(event.target, event.key)) return;
      const sequence = `${before.key} ${event.key}`;
      const run = event.timeStamp - before.at < sequenceMilliseconds && latest.current[sequence] ? latest.current[sequence] : latest.current[event.key];
      const inSequence = event.timeStamp - before.at < sequenceMilliseconds && before.key === 'g';
      before = { key: event.key, at: event.timeStamp };
      if (!run || (inSequence && !latest.current[sequence])) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function isBusy(target: EventTarget | null, key: string): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return key === 'Enter' && /^(A|BUTTON|SUMMARY)$/.test(target.tagName);
}
