import { parentPort, workerData } from 'node:worker_threads';
import type { FittingAsked } from './fit-apart.ts';
import { fitSide } from './fit-side.ts';

const { side, lesson } = workerData as FittingAsked;
parentPort!.on('message', (rows: readonly number[]) => parentPort!.postMessage(fitSide[side]({ ...lesson, rows })));
