/**
 * The contract: every user job with its input and output, in zod. The command line, the HTTP API, OpenAPI and the web
 * client are derived from it. Nothing here does anything.
 */
import * as conversations from './conversations.ts';
import * as customers from './customers.ts';
import * as endpoint from './endpoint.ts';
import * as explanations from './explanations.ts';
import * as homeModels from './home-models.ts';
import * as imports from './imports.ts';
import * as insights from './insights.ts';
import * as lifeCycle from './life-cycle.ts';
import * as loyalty from './loyalty.ts';
import type { Operation } from './operation.ts';
import * as products from './products.ts';
import * as profit from './profit.ts';
import * as personalData from './personal-data.ts';
import { forecastCustomer, getValuation, modelReport, saveValuation } from './model-report.ts';
import * as reading from './reading.ts';
import * as system from './system.ts';
import * as tiers from './tiers.ts';

export { conversationTraits } from './conversations.ts';
export type { ConversationRow } from './conversations.ts';
export { customerSorts, lifeCycleStages } from './customers.ts';
export type { CustomerRow, TimelineEntry } from './customers.ts';
export { companyMeasures } from './explanations.ts';
export type { CompanyMeasure, Figure } from './explanations.ts';
export type { DeclineReason } from './endpoint.ts';
export type { ImportResult } from './imports.ts';
export { loyaltyFields, loyaltyKinds } from './loyalty.ts';
export type { InputOf, Operation, OutputOf, Progress } from './operation.ts';
export { indirectKinds, profitAssumptions, profitProposals } from './profit.ts';
export type { ProfitAssumptions, UnprofitableCustomer } from './profit.ts';
export { pairSorts } from './products.ts';
export type { BasketRules, RelatedPair } from './products.ts';
export { tierRules, tierStrategy } from './tiers.ts';
export type { TierRules, TierStrategy } from './tiers.ts';
export { job, jobList, problem, progress, uploaded } from './protocol.ts';
export type { Job, StreamLine, Uploaded } from './protocol.ts';

/** Every operation there is. */
export const operations = {
  listCustomers: customers.listCustomers,
  getCustomer: customers.getCustomer,
  customerTimeline: customers.customerTimeline,
  explain: explanations.explain,
  explainCompany: explanations.explainCompany,
  listCompanyFigures: explanations.listCompanyFigures,
  findDuplicates: customers.findDuplicates,
  mergeCustomers: customers.mergeCustomers,
  listMerges: customers.listMerges,
  undoMerge: customers.undoMerge,
  listViews: customers.listViews,
  saveView: customers.saveView,
  deleteView: customers.deleteView,
  previewImport: imports.previewImport,
  importFile: imports.importFile,
  listImports: imports.listImports,
  revertImport: imports.revertImport,
  coverage: imports.coverage,
  runInsights: insights.runInsights,
  listRuns: insights.listRuns,
  today: insights.today,
  worth: insights.worth,
  profit: profit.profit,
  listUnprofitable: profit.listUnprofitable,
  saveProfitAssumptions: profit.saveProfitAssumptions,
  listIndirectValues: profit.listIndirectValues,
  setIndirectValue: profit.setIndirectValue,
  modelReport,
  getValuation,
  saveValuation,
  winBack: lifeCycle.winBack,
  contracts: lifeCycle.contracts,
  loyalty: loyalty.loyalty,
  loyaltyCustomers: loyalty.loyaltyCustomers,
  getLossSettings: lifeCycle.getLossSettings,
  saveLossSettings: lifeCycle.saveLossSettings,
  forecastCustomer,
  feeling: insights.feeling,
  companyBaskets: products.companyBaskets,
  relatedProducts: products.relatedProducts,
  customerRecommendations: products.customerRecommendations,
  getTierRules: tiers.getTierRules,
  saveTierRules: tiers.saveTierRules,
  previewTierRules: tiers.previewTierRules,
  testTierRules: tiers.testTierRules,
  tierMigration: tiers.tierMigration,
  listTierStrategies: tiers.listTierStrategies,
  saveTierStrategy: tiers.saveTierStrategy,
  resetTierStrategy: tiers.resetTierStrategy,
  tierResults: tiers.tierResults,
  draftReply: endpoint.draftReply,
  refineReading: endpoint.refineReading,
  needs: products.needs,
  listConversations: conversations.listConversations,
  getConversation: conversations.getConversation,
  decidePromise: conversations.decidePromise,
  voiceSignals: conversations.voiceSignals,
  readTexts: reading.readTexts,
  readMessages: reading.readMessages,
  readConversation: reading.readConversation,
  correctLabel: reading.correctLabel,
  maskTexts: personalData.maskTexts,
  unmaskTexts: personalData.unmaskTexts,
  trainReading: homeModels.trainReading,
  listReadingModels: homeModels.listReadingModels,
  activateReadingModel: homeModels.activateReadingModel,
  rollBackReadingModel: homeModels.rollBackReadingModel,
  readingDrift: homeModels.readingDrift,
  health: system.health,
  showConfig: system.showConfig,
  doctor: system.doctor,
  leaveDemo: system.leaveDemo,
  backup: system.backup,
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
