/** 界面上的每一句中文，按页面分放。英文在 `en`，键相同，各写各的，不互译。 */
import { conversations } from './zh/conversations.ts';
import { customer } from './zh/customer.ts';
import { customers } from './zh/customers.ts';
import { data } from './zh/data.ts';
import { frame } from './zh/frame.ts';
import { leaving } from './zh/leaving.ts';
import { loyalty } from './zh/loyalty.ts';
import { products } from './zh/products.ts';
import { profit } from './zh/profit.ts';
import { reading } from './zh/reading.ts';
import { settings } from './zh/settings.ts';
import { tiers } from './zh/tiers.ts';
import { today } from './zh/today.ts';
import { voice } from './zh/voice.ts';
import { words } from './zh/words.ts';
import { worth } from './zh/worth.ts';

export const zh: typeof conversations & typeof customer & typeof customers & typeof data & typeof frame & typeof leaving & typeof loyalty & typeof products & typeof profit & typeof reading & typeof settings & typeof tiers & typeof today & typeof voice & typeof words & typeof worth = { ...conversations, ...customer, ...customers, ...data, ...frame, ...leaving, ...loyalty, ...products, ...profit, ...reading, ...settings, ...tiers, ...today, ...voice, ...words, ...worth };
