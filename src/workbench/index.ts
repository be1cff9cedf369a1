/**
 * One file per user job, and the only place where layers are wired together. The command line and the server call
 * these; they know nothing of either.
 */
export { readLock } from './folder-lock.ts';
export type { LockHolder } from './folder-lock.ts';
export type { Call, Implementation } from './implementation.ts';
export { perform } from './implementations.ts';
export { rejectedRows } from './rejected-rows.ts';
export { receiveUpload, removeOldUploads } from './uploads.ts';
export { version, webFolder } from './installation.ts';
export { openWorkspace } from './workspace.ts';
export type { Workspace, WorkspaceOptions } from './workspace.ts';
