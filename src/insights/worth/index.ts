/**
 * What a customer is worth: purchase models (when they buy, whether they are still there), spend, lifetime value.
 * The rooms are the folders. Never here: I/O, clocks, and money amounts that are facts rather than estimates.
 */
export { bgNbd, mbgNbd } from './beta-geometric.ts';
export type { BetaGeometricParameters } from './beta-geometric.ts';
export { fitBgBb, opportunityCountProbability, opportunityExpectedPurchases, opportunityProbabilityAlive } from './bg-bb.ts';
export type { BgBbParameters, OpportunityGroups, OpportunityHistory } from './bg-bb.ts';
export { missingLevel, otherLevel } from './churn/features.ts';
export type { ChurnColumn } from './churn/features.ts';
export { reportChurn } from './churn/report.ts';
export type { ChurnReport } from './churn/report.ts';
export { fitPurchaseModel } from './fit-report.ts';
export type { CalibrationGroups, FitReport, FitRequest, HoldOutReport, TimeUnit } from './fit-report.ts';
export { expectedSpend, fitGammaGamma } from './gamma-gamma.ts';
export type { GammaGammaParameters, SpendGroups } from './gamma-gamma.ts';
export { discountedPurchases, logSpend, spendInterval, spendShape, tailShares } from './lifetime-value.ts';
export type { Discounting, LogSpend, SpendShape } from './lifetime-value.ts';
export { paretoNbd } from './pareto-nbd.ts';
export type { ParetoNbdParameters } from './pareto-nbd.ts';
export type { PurchaseGroups, PurchaseHistory } from './purchase-groups.ts';
export { expectedPurchases, newCustomer, purchaseCountInterval, purchaseCountProbability } from './purchase-model.ts';
export type { FitOptions, LivingCustomer, ModelFit, PurchaseModel, Subject } from './purchase-model.ts';
export type { CountDistribution } from './count-distribution.ts';
