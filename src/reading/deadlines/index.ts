/** Deadlines in Chinese and English: words → times with both bounds. Pure: the reference time and zone come from the caller. */
export { findDeadlines, resolveTime, timesIn } from './deadlines.ts';
export { foldUnits, holdsHan } from './fold.ts';
export type { DeadlineContext, DeadlineFound, TimeFound } from './deadlines.ts';
export { defaultSettings } from './settings.ts';
export type { DeadlineSettings } from './settings.ts';
export { chinaCalendar } from './work-calendar-china.ts';
export { extendCalendar, plainCalendar } from './work-calendar.ts';
export type { WorkCalendar } from './work-calendar.ts';
