// A thread starts without the TypeScript loader of the process; this gives it one before the worker's own code.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.work);
