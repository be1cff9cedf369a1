/** 中文：everything Chinese-speaking customers and the desk can say. Holds fragments only, no logic. */
import type { Speech } from '../speech.ts';
import { desk } from './desk.ts';
import { accepts, backgrounds, chases, emoji, feelings, hellos, refuses, thinking } from './feelings.ts';
import { matters } from './matters.ts';
import { but, reasons, reviews, verdicts } from './reviews.ts';
import { statements } from './statements.ts';

export const chinese: Speech = { hellos, statements, feelings, matters, backgrounds, thinking, accepts, refuses, chases, emoji, desk, reviews, verdicts, but, reasons };
