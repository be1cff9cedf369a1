/**
 * What a customer is worth: purchase models (when they buy, whether they are still there), spend, lifetime value.
 * The rooms are the folders. Never here: I/O, clocks, and money amounts that are facts rather than estimates.
 */
export { bgNbd, mbgNbd } from './beta-geometric.ts';
export type { BetaGeometricParameters } from './beta-geometric.ts';
export { fitBgBb, opportunityCountProbability, opportunityExpectedPurchases, opportunityProbabilityAlive, opportunityResidualPurchases } from './bg-bb.ts';
export type { BgBbParameters, OpportunityGroups, OpportunityHistory } from './bg-bb.ts';
export { missingLevel, otherLevel } from './churn/features.ts';
export type { ChurnColumn } from './churn/features.ts';
export { reportChurn } from './churn/report.ts';
export type { ChurnReport } from './churn/report.ts';
export { fitWithCovariates, parametersWith } from './covariates.ts';
export type { CovariateFit, Covariates } from './covariates.ts';
export { fitPurchaseModel, purchaseModelNames } from './fit-report.ts';
export type { FitReport, FitRequest, PurchaseModelName, TimeUnit } from './fit-report.ts';
export type { HoldOutReport } from './hold-out.ts';
export type { CalibrationGroups } from './observed-customers.ts';
export { predictAlive, predictCount, predictPurchases } from './predictions.ts';
export type { EstimatedSubject, Predicted } from './predictions.ts';
export { expectedSpend, fitGammaGamma } from './gamma-gamma.ts';
export type { GammaGammaParameters, SpendGroups } from './gamma-gamma.ts';
export { discountedPurchases, logSpend, spendInterval, spendShape, tailShares } from './lifetime-value.ts';
export type { Discounting, LogSpend, SpendShape } from './lifetime-value.ts';
export { paretoNbd } from './pareto-nbd.ts';
export type { ParetoNbdParameters } from './pareto-nbd.ts';
export type { PurchaseGroups, PurchaseHistory } from './purchase-groups.ts';
export { expectedPurchases, newCustomer, probabilityAliveLater, purchaseCountInterval, purchaseCountProbability } from './purchase-model.ts';
export type { LivingCustomer, PurchaseModel, Subject } from './purchase-model.ts';
export type { FitOptions, ModelFit } from './model-fit.ts';
export type { CountDistribution } from './count-distribution.ts';
export { residualPurchases, weeklyDiscount } from './residual-value.ts';
export { choosePurchaseModel } from './model-choice.ts';
export type { Candidate } from './model-choice.ts';
export { customersQuery, opportunitiesBetween, opportunitiesQuery, repeatsQuery, shortestDays, splitPeriod, startsQuery } from './observed-queries.ts';
export type { KnownOfCustomers, Period } from './observed-queries.ts';
export type { Observation } from './tracking.ts';
