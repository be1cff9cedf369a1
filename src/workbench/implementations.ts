/** Every operation with its implementation, and the one way to perform one. */
import { ZhiyinError } from '../domain/index.ts';
import type { Operation, OperationName } from '../contract/index.ts';
import type { Call, Implementation } from './implementation.ts';
import { draftReply, refineReading } from './ask-endpoint.ts';
import { explain } from './explain.ts';
import { explainCompany, listCompanyFigures } from './explain-company.ts';
import { feeling } from './feeling.ts';
import { customerTimeline, getCustomer } from './get-customer.ts';
import { backup } from './backup.ts';
import { companyBaskets } from './company-baskets.ts';
import { customerRecommendations } from './customer-recommendations.ts';
import { doctor } from './doctor.ts';
import { health } from './health.ts';
import { listIndirectValues, setIndirectValue } from './indirect-values.ts';
import { importFile } from './import-file.ts';
import { leaveDemo } from './leave-demo.ts';
import { listCustomers } from './list-customers.ts';
import { listUnprofitable } from './list-unprofitable.ts';
import { profit, saveProfitAssumptions } from './profit.ts';
import { decidePromise, getConversation, listConversations } from './conversations.ts';
import { voiceSignals } from './voice-signals.ts';
import { maskTexts, unmaskTexts } from './mask-texts.ts';
import { correctLabel, readConversation, readMessages, readTexts } from './read-texts.ts';
import { activateReadingModel, listReadingModels, rollBackReadingModel } from './reading-models.ts';
import { readingDrift } from './reading-drift.ts';
import { trainReading } from './train-reading.ts';
import { listRuns, runInsights } from './run-insights.ts';
import { showConfig } from './show-config.ts';
import { previewTierRules } from './preview-tier-rules.ts';
import { testTierRules } from './test-tier-rules.ts';
import { tierMigration } from './tier-migration.ts';
import { tierResults } from './tier-results.ts';
import { listTierStrategies, resetTierStrategy, saveTierStrategy } from './tier-strategies.ts';
import { forecastCustomer } from './forecast-customer.ts';
import { modelReport } from './model-report.ts';
import { getValuation, saveValuation } from './valuation.ts';
import { getTierRules, saveTierRules } from './tier-rules.ts';
import { today } from './today.ts';
import { deleteView, listViews, saveView } from './views.ts';
import { coverage } from './coverage.ts';
import { findDuplicates } from './find-duplicates.ts';
import { listImports } from './list-imports.ts';
import { listMerges } from './list-merges.ts';
import { mergeCustomers } from './merge-customers.ts';
import { needs } from './needs.ts';
import { previewImport } from './preview-import.ts';
import { relatedProducts } from './related-products.ts';
import { revertImport } from './revert-import.ts';
import { undoMerge } from './undo-merge.ts';
import { contracts } from './contracts.ts';
import { loyalty, loyaltyCustomers } from './loyalty.ts';
import { getLossSettings, saveLossSettings } from './loss-settings.ts';
import { winBack } from './win-back.ts';
import type { Workspace } from './workspace.ts';
import { worth } from './worth.ts';

type AnyImplementation = { readonly operation: Operation; readonly run: (workspace: Workspace, input: never, call: Call) => Promise<unknown> };

/** Keyed by the operation's name. A missing one does not compile once every job is built. */
export const implementations: Readonly<Partial<Record<OperationName, AnyImplementation>>> = {
  listCustomers,
  getCustomer,
  customerTimeline,
  explain,
  explainCompany,
  listCompanyFigures,
  previewImport,
  importFile,
  listImports,
  revertImport,
  coverage,
  findDuplicates,
  mergeCustomers,
  listMerges,
  undoMerge,
  listViews,
  saveView,
  deleteView,
  runInsights,
  listRuns,
  today,
  worth,
  profit,
  listUnprofitable,
  saveProfitAssumptions,
  listIndirectValues,
  setIndirectValue,
  modelReport,
  getValuation,
  saveValuation,
  winBack,
  contracts,
  loyalty,
  loyaltyCustomers,
  getLossSettings,
  saveLossSettings,
  forecastCustomer,
  feeling,
  getTierRules,
  saveTierRules,
  companyBaskets,
  relatedProducts,
  customerRecommendations,
  previewTierRules,
  testTierRules,
  tierMigration,
  listTierStrategies,
  saveTierStrategy,
  resetTierStrategy,
  tierResults,
  draftReply,
  refineReading,
  needs,
  listConversations,
  getConversation,
  decidePromise,
  voiceSignals,
  readTexts,
  readMessages,
  readConversation,
  correctLabel,
  maskTexts,
  unmaskTexts,
  trainReading,
  listReadingModels,
  activateReadingModel,
  rollBackReadingModel,
  readingDrift,
  health,
  leaveDemo,
  showConfig,
  doctor,
  backup,
};

/**
 * Validates the input and performs an operation.
 * @throws ZhiyinError BAD_REQUEST when the input is not what the operation takes
 */
export async function perform(name: OperationName, workspace: Workspace, input: unknown, call: Call): Promise<unknown> {
  const implementation = implementations[name];
  if (!implementation) throw new ZhiyinError('NOT_FOUND', { what: 'operation', id: name });
  const parsed = implementation.operation.input.safeParse(input);
  if (!parsed.success) {
    const problem = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`).join('; ');
    throw new ZhiyinError('BAD_REQUEST', { problem });
  }
  return (implementation as Implementation).run(workspace, parsed.data, call);
}
