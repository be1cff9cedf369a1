/** Where each operation of the contract is reached. A test holds this table against the contract itself. */
import type { OperationName } from '../../contract/index.ts';

export interface Route {
  readonly method: 'get' | 'post' | 'delete';
  /** With `{parameters}`, which are fields of the input. */
  readonly path: string;
}

const get = (path: string): Route => ({ method: 'get', path });
const post = (path: string): Route => ({ method: 'post', path });

export const routes: Readonly<Record<OperationName, Route>> = {
  listCustomers: get('/api/customers'),
  getCustomer: get('/api/customers/{id}'),
  customerTimeline: get('/api/customers/{id}/timeline'),
  explain: get('/api/customers/{id}/explain/{measure}'),
  findDuplicates: get('/api/duplicates'),
  mergeCustomers: post('/api/merges'),
  listMerges: get('/api/merges'),
  undoMerge: post('/api/merges/{merge}/undo'),
  listViews: get('/api/views'),
  saveView: post('/api/views'),
  deleteView: { method: 'delete', path: '/api/views/{id}' },
  previewImport: post('/api/imports/preview'),
  importFile: post('/api/imports'),
  listImports: get('/api/imports'),
  revertImport: post('/api/imports/{import}/revert'),
  coverage: get('/api/coverage'),
  runInsights: post('/api/runs'),
  listRuns: get('/api/runs'),
  today: get('/api/today'),
  worth: get('/api/worth'),
  profit: get('/api/profit'),
  listUnprofitable: get('/api/profit/unprofitable'),
  saveProfitAssumptions: post('/api/profit/assumptions'),
  listIndirectValues: get('/api/customers/{id}/indirect-values'),
  setIndirectValue: post('/api/customers/{id}/indirect-values'),
  modelReport: get('/api/worth/model'),
  winBack: get('/api/win-back'),
  contracts: get('/api/contracts'),
  loyalty: get('/api/loyalty'),
  loyaltyCustomers: get('/api/loyalty/customers'),
  getLossSettings: get('/api/loss-settings'),
  saveLossSettings: post('/api/loss-settings'),
  forecastCustomer: get('/api/customers/{id}/forecast'),
  feeling: get('/api/feeling'),
  getTierRules: get('/api/tier-rules'),
  saveTierRules: post('/api/tier-rules'),
  companyBaskets: get('/api/baskets'),
  relatedProducts: get('/api/related-products'),
  customerRecommendations: get('/api/customers/{id}/recommendations'),
  previewTierRules: post('/api/tier-rules/preview'),
  testTierRules: post('/api/tier-rules/test'),
  tierMigration: get('/api/tier-migration'),
  listTierStrategies: get('/api/tier-strategies'),
  saveTierStrategy: post('/api/tier-strategies/{tier}'),
  resetTierStrategy: { method: 'delete', path: '/api/tier-strategies/{tier}' },
  tierResults: get('/api/tier-results'),
  draftReply: post('/api/drafts'),
  refineReading: post('/api/refine'),
  needs: get('/api/needs'),
  readTexts: post('/api/read'),
  readMessages: post('/api/read/messages'),
  readConversation: post('/api/read/conversation'),
  correctLabel: post('/api/corrections'),
  health: get('/api/health'),
  showConfig: get('/api/config'),
  doctor: get('/api/doctor'),
  leaveDemo: post('/api/demo/leave'),
  backup: post('/api/backup'),
};
