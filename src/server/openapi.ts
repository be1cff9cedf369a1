/** The OpenAPI document, derived from the contract. */
import { z } from 'zod';
import { job, jobList, operations, problem, progress, uploaded } from '../contract/index.ts';
import type { Operation } from '../contract/index.ts';

type Json = Readonly<Record<string, unknown>>;

const tags: Readonly<Record<Operation['tag'], string>> = {
  customers: '客户 · Customers',
  data: '数据 · Getting data in and out',
  insights: '洞察 · What the facts mean',
  reading: '阅读 · Reading texts',
  system: '系统 · The house itself',
};

/** Everything the server answers under `/api`, as OpenAPI 3.1. */
export function openApi(version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of Object.values(operations) as Operation[]) (paths[operation.path] ??= {})[operation.method] = described(operation);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Zhiyin',
      version,
      description: 'Problems are answered in the language of Accept-Language or ?locale=. Long operations stream progress to who accepts application/x-ndjson, and go on when the caller leaves.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: { ...paths, ...extraPaths },
    components: { schemas: { Problem: schema(problem), Progress: schema(progress), Job: schema(job) } },
  };
}

const problemAnswer = { description: 'Problem', content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } } as const;

const streamed = {
  'application/x-ndjson': { schema: { type: 'string', description: 'Lines of {"progress": Progress}, then one {"result": …} or {"error": Problem}' } },
} as const;

const extraPaths: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  '/api/jobs': { get: extra({ id: 'listJobs', title: '正在进行的工作 · Jobs', tag: 'system', answer: json(schema(jobList)) }) },
  '/api/jobs/{job}': {
    get: { ...extra({ id: 'followJob', title: '跟进一项工作 · Follow a job', tag: 'system', answer: { ...json({ $ref: '#/components/schemas/Job' }), ...streamed } }), parameters: [inPath('job')] },
  },
  '/api/uploads': {
    put: {
      ...extra({ id: 'uploadFile', title: '上传文件 · Upload a file', tag: 'data', answer: json(schema(uploaded)) }),
      parameters: [{ name: 'name', in: 'query', required: true, schema: { type: 'string', minLength: 1 } }],
      requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } },
    },
  },
  '/api/imports/{import}/rejected': {
    get: { ...extra({ id: 'rejectedRows', title: '下载未导入的行 · Download rejected rows', tag: 'data', answer: { 'text/csv': { schema: { type: 'string' } } } }), parameters: [inPath('import')] },
  },
  '/api/openapi.json': { get: extra({ id: 'openApi', title: '本文档 · This document', tag: 'system', answer: json({ type: 'object' }) }) },
};

function described(operation: Operation): Json {
  const input = schema(operation.input) as { readonly properties?: Readonly<Record<string, Json>>; readonly required?: readonly string[] };
  const inPathNames = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const rest = Object.entries(input.properties ?? {}).filter(([name]) => !inPathNames.includes(name));
  const isPost = operation.method === 'post';
  const parameters = [
    ...inPathNames.map((name) => inPath(name, input.properties?.[name])),
    ...(isPost ? [] : rest.map(([name, property]) => ({ name, in: 'query', required: input.required?.includes(name) ?? false, schema: property }))),
  ];
  const body = inPathNames.length === 0 ? input : { ...input, properties: Object.fromEntries(rest), required: (input.required ?? []).filter((name) => !inPathNames.includes(name)) };
  return {
    ...extra({
      id: operation.name, title: `${operation.title.zh} · ${operation.title.en}`, tag: operation.tag,
      answer: { ...json(schema(operation.output, 'output')), ...(operation.long ? streamed : {}) },
    }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(isPost ? { requestBody: { required: (body.required?.length ?? 0) > 0 || !('properties' in body), content: json(body) } } : {}),
  };
}

function extra(of: { readonly id: string; readonly title: string; readonly tag: Operation['tag']; readonly answer: Json }): Json {
  return { operationId: of.id, summary: of.title, tags: [of.tag], responses: { 200: { description: of.title, content: of.answer }, default: problemAnswer } };
}

function inPath(name: string, shape: Json = { type: 'string' }): Json {
  return { name, in: 'path', required: true, schema: shape };
}

function json(shape: Json): Json {
  return { 'application/json': { schema: shape } };
}

function schema(type: z.ZodType, io: 'input' | 'output' = 'input'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(type, { io });
  return rest;
}
