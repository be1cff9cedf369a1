/** What is bought together: baskets, association rules, related products. */
export { BasketCollector } from './baskets.ts';
export type { Baskets } from './baskets.ts';
export { associationRules } from './rules.ts';
export type { AssociationRule, BasketRules } from './rules.ts';
