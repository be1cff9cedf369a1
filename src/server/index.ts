/**
 * The HTTP face: the API derived from the contract, and the built workbench. What an operation does is the workbench's;
 * nothing here knows a model or a table.
 */
export { startServer } from './start-server.ts';
export type { RunningServer, ServerOptions } from './start-server.ts';
