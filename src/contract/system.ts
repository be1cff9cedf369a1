/** The house itself: health, settings, check-up, backup. */
import { z } from 'zod';
import { operation } from './operation.ts';

export const health = operation({
  name: 'health',
  method: 'get',
  path: '/api/health',
  tag: 'system',
  title: { zh: '健康状况', en: 'Health' },
  input: z.object({}),
  output: z.object({ status: z.literal('ok'), version: z.string(), folder: z.string(), demo: z.boolean(), memoryMegabytes: z.number(), uptimeSeconds: z.number() }),
});

export const showConfig = operation({
  name: 'showConfig',
  method: 'get',
  path: '/api/config',
  tag: 'system',
  title: { zh: '有效配置', en: 'Effective configuration' },
  input: z.object({}),
  output: z.object({ settings: z.array(z.object({ key: z.string(), value: z.union([z.string(), z.number(), z.boolean()]), from: z.enum(['default', 'file', 'environment', 'command line']), environment: z.string(), meaning: z.object({ zh: z.string(), en: z.string() }) })) }),
});

export const doctor = operation({
  name: 'doctor',
  method: 'get',
  path: '/api/doctor',
  tag: 'system',
  title: { zh: '体检', en: 'Check-up' },
  input: z.object({}),
  output: z.object({ healthy: z.boolean(), checks: z.array(z.object({ name: z.string(), ok: z.boolean(), finding: z.object({ zh: z.string(), en: z.string() }) })) }),
});

export const leaveDemo = operation({
  name: 'leaveDemo',
  method: 'post',
  path: '/api/demo/leave',
  tag: 'system',
  title: { zh: '清空演示公司，换成自己的数据', en: 'Clear the demo company and start with your own data' },
  input: z.object({}),
  output: z.object({ removedImports: z.number() }),
});

export const backup = operation({
  name: 'backup',
  method: 'post',
  path: '/api/backup',
  tag: 'system',
  title: { zh: '备份', en: 'Back up' },
  long: true,
  input: z.object({ target: z.string().min(1) }),
  output: z.object({ target: z.string(), bytes: z.number(), seconds: z.number() }),
});
