/**
 * The registry of insights, in an order in which each comes after what it needs. Adding an insight is adding one room and
 * one line here; running, explaining, the API, the command line and the documentation follow from it.
 * Insights are pure: no clock, no randomness, no I/O.
 */
import type { Insight } from '../domain/index.ts';
import { customerSheet } from './customer/sheet/insight.ts';
import { customerFeeling } from './feeling/customers/insight.ts';
import { subjectFeeling } from './feeling/subjects/insight.ts';
import { loyaltyKinds } from './loyalty/kinds/insight.ts';
import { recommendationCheck } from './loyalty/recommendation-check/insight.ts';
import { relatedProducts } from './loyalty/related-products/insight.ts';
import { habits } from './needs/habits/insight.ts';
import { tastes } from './needs/tastes/insight.ts';
import { expectation } from './satisfaction/expectation/insight.ts';
import { contracts } from './worth/contracts/insight.ts';
import { lifeCycle } from './worth/life-cycle/insight.ts';
import { lifetime } from './worth/lifetime/insight.ts';
import { profit } from './worth/profit/insight.ts';
import { purchases } from './worth/purchases/insight.ts';
import { tiers } from './worth/tiers/insight.ts';
import { winBack } from './worth/win-back/insight.ts';

export { customerFeeling } from './feeling/customers/insight.ts';
export { basketItems } from './basket-facts.ts';
export { habits } from './needs/habits/insight.ts';
export { tastes } from './needs/tastes/insight.ts';
export { recommendationCheck } from './loyalty/recommendation-check/insight.ts';
export { relatedProducts } from './loyalty/related-products/insight.ts';
export { associationRules, BasketCollector } from './loyalty/related-products/index.ts';
export type { BasketRules } from './loyalty/related-products/index.ts';
export { moodCurve } from './feeling/mood-curve.ts';
export { quantile80, wilsonInterval } from './numeric/index.ts';
export { choosePurchaseModel, customersQuery, fitPurchaseModel, missingLevel, opportunitiesBetween, opportunitiesQuery, otherLevel, purchaseModelNames, repeatsQuery, reportChurn, shortestDays, splitPeriod, startsQuery } from './worth/index.ts';
export type { CalibrationGroups, Candidate, ChurnColumn, ChurnReport, FitReport, KnownOfCustomers, Observation, Period, PurchaseModelName, TimeUnit } from './worth/index.ts';
export { defaultProfitAssumptions } from './worth/profit/assumptions.ts';
export type { ProfitAssumptions } from './worth/profit/assumptions.ts';
export { marginRate } from './worth/profit/model.ts';
export type { MarginRate, ProfitParameters } from './worth/profit/model.ts';
export { waysOut } from './worth/profit/ways-out.ts';
export { lifeCycle } from './worth/life-cycle/insight.ts';
export { tiers } from './worth/tiers/insight.ts';
export { fittedBorders } from './worth/tiers/model.ts';
export type { Borders } from './worth/tiers/model.ts';
export { forecastCustomer } from './worth/lifetime/forecast.ts';
export { defaultLifetimeSettings } from './worth/lifetime/insight.ts';
export { paidOrders, purchases as purchasesInsight } from './worth/purchases/insight.ts';
export { effectNames as contractEffects } from './worth/contracts/model.ts';
export { defaultTierRules } from './worth/tiers/rules.ts';
export type { TierRules } from './worth/tiers/rules.ts';
export { judgedTiers } from './worth/tiers/score.ts';

export const insights: readonly Insight[] = [purchases, lifetime, lifeCycle, profit, winBack, contracts, customerFeeling, subjectFeeling, loyaltyKinds, tiers, expectation, relatedProducts, recommendationCheck, habits, tastes, customerSheet];
