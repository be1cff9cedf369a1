/** 中文：everything Chinese-speaking customers and the desk can say. Holds fragments only, no logic. */
import type { Speech } from '../speech.ts';
import { desk } from './desk.ts';
import { accepts, asks, backgrounds, chases, emoji, feelings, hellos, particulars, refuses, thinking } from './feelings.ts';
import { but, reasons, reviews, verdicts } from './reviews.ts';
import { statements } from './statements.ts';

export const chinese: Speech = { hellos, statements, feelings, asks, backgrounds, thinking, particulars, accepts, refuses, chases, emoji, desk, reviews, verdicts, but, reasons };
