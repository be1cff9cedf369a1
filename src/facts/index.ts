/**
 * Facts in the warehouse: tables, views, appending and the base summaries several insights share. Where facts come
 * from is `sources`; what they mean is `insights`.
 */
export { createFactTables, factView } from './schema.ts';
export { createSnapshotTables, factMarks, forgetSnapshots, insightContext, insightTable, marksText, nextRun, publishedMark, publishRun, rowsUnder, runContext, sweepSnapshots, takeSnapshot } from './snapshots.ts';
export { takeSnapshots } from './take-snapshots.ts';
export type { FactMarks, SnapshotOutcome, SnapshotRequest } from './snapshots.ts';
export { applyCorrection, countUnread, dropStaleReadings, nextUnread, nextUnreadConversations, storeReadings } from './readings.ts';
export type { Correction, UnreadText } from './readings.ts';
export { countSheet, latestRun, pageOfSheet, sheetLandmarks, sheetOn } from './customer-sheet.ts';
export type { FinishedRun, Landmark, SheetFilters, SheetPage } from './customer-sheet.ts';
export { conversationCounts, conversationPage, conversationTurns, personSignals, phraseCounts, phrasesHeld, signalCounts, signalsOf, truthCounts } from './conversations.ts';
export { moodPoints, timelinePage } from './timeline.ts';
export { importColumns, missingColumns } from './append-columns.ts';
export type { AppendOutcome, AppendPlan, AppendTotals, FieldSource, RejectedReason } from './append-plan.ts';
export { createRejectStage, exportRejected } from './append-rejected.ts';
export type { BrokenRecord } from './append-rejected.ts';
export { committedImports, importOutcome, keepOutcome, revertFacts } from './append-revert.ts';
export { timestamp } from './append-parse.ts';
export { createStage, Intake, typeStage } from './append-intake.ts';
export { appendRecords, dropWorkTables } from './append.ts';
export { customerExists, writeAliases } from './aliases.ts';
export { enteredReferrals, enteredValues, indirectValues, writeIndirectValues } from './indirect-values.ts';
export { duplicatePairs } from './duplicates.ts';
export type { DuplicateCustomer, DuplicatePair } from './duplicates.ts';
export { coverageOf } from './coverage.ts';
export type { KindCoverage } from './coverage.ts';
export { recordedOutcomes, starTextPage, starTextsSince, textsById, turnsOfConversations, unlabelledTexts } from './training-labels.ts';
export { agreementByMonth, labelsByMonth, sampleByMonth } from './reading-drift.ts';
