import { operations } from '../contract/index.ts';
import { implement } from './implementation.ts';

export const showConfig = implement(operations.showConfig, async ({ configuration }) => ({ settings: [...configuration.list] }));
