/** Every English sentence of the pages, by page. Chinese is in `zh`: the same keys, written for its own readers. */
import { conversations } from './en/conversations.ts';
import { customer } from './en/customer.ts';
import { customers } from './en/customers.ts';
import { data } from './en/data.ts';
import { frame } from './en/frame.ts';
import { leaving } from './en/leaving.ts';
import { loyalty } from './en/loyalty.ts';
import { products } from './en/products.ts';
import { profit } from './en/profit.ts';
import { reading } from './en/reading.ts';
import { settings } from './en/settings.ts';
import { tiers } from './en/tiers.ts';
import { today } from './en/today.ts';
import { voice } from './en/voice.ts';
import { words } from './en/words.ts';
import { worth } from './en/worth.ts';
import type { zh } from './zh.ts';

export const en: Readonly<Record<keyof typeof zh, string>> = { ...conversations, ...customer, ...customers, ...data, ...frame, ...leaving, ...loyalty, ...products, ...profit, ...reading, ...settings, ...tiers, ...today, ...voice, ...words, ...worth };
