/** Every figure about everybody that a page shows. Adding one is adding it to its page's file, and its name to the contract. */
import type { PageFigures } from './company-figure.ts';
import { feelingFigures } from './feeling.ts';
import { contractFigures, winBackFigures } from './leaving.ts';
import { loyaltyFigures } from './loyalty.ts';
import { needFigures, pairFigures } from './products.ts';
import { profitFigures } from './profit.ts';
import { modelFigures } from './purchase-models.ts';
import { migrationFigures, resultFigures } from './tier-changes.ts';
import { todayFigures } from './today.ts';
import { voiceFigures } from './voice.ts';
import { wayOutFigures } from './ways-out.ts';
import { worthFigures } from './worth.ts';

export type { Behind, CompanyFigure, Instance, PageFigures } from './company-figure.ts';

export const companyPages: readonly PageFigures[] = [
  todayFigures, worthFigures, migrationFigures, resultFigures, modelFigures, winBackFigures, contractFigures, profitFigures, wayOutFigures, loyaltyFigures, pairFigures, needFigures, feelingFigures, voiceFigures,
];
