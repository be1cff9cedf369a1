/** Which purchase model to believe: the one that foresaw the hold-out best. */
import { fitPurchaseModel, purchaseModelNames } from './fit-report.ts';
import type { FitReport, PurchaseFitRequest, PurchaseModelName } from './fit-report.ts';

export interface Candidate {
  readonly model: PurchaseModelName;
  readonly status: FitReport['status'];
  readonly logLikelihood: number | null;
  /** Mean ln P(what each customer did in the hold-out): the highest is chosen. */
  readonly logScore: number | null;
  readonly expected: number | null;
  readonly rmse: number | null;
  readonly chosen: boolean;
}

export interface Chosen {
  readonly report: FitReport;
  readonly candidates: readonly Candidate[];
}

/**
 * Fits every purchase model to the same customers and keeps the one with the best log score in the hold-out. Where none has one
 * (no model could be fitted) the first is reported, with its reason.
 * @throws ZhiyinError BAD_REQUEST when a row cannot be
 */
export function choosePurchaseModel(request: Omit<PurchaseFitRequest, 'model'> & { readonly holdOutLength: number }): Chosen {
  const reports = purchaseModelNames.map((model) => ({ model, report: fitPurchaseModel({ ...request, model }) }));
  const scoreOf = ({ holdOut }: FitReport): number => holdOut?.logScore ?? -Infinity;
  const best = reports.reduce((found, other) => (scoreOf(other.report) > scoreOf(found.report) ? other : found));
  return {
    report: best.report,
    candidates: reports.map(({ model, report }) => ({
      model,
      status: report.status,
      logLikelihood: report.logLikelihood,
      logScore: report.holdOut?.logScore ?? null,
      expected: report.holdOut?.expected ?? null,
      rmse: report.holdOut?.rmse ?? null,
      chosen: report === best.report && report.status === 'known',
    })),
  };
}
