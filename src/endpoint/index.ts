/**
 * The optional language-model endpoint: one question, one checked answer or a reason why not. Off unless configured; nothing
 * depends on it. Personal data is masked before a text leaves. What may be asked lies with the user jobs above.
 */
export { Endpoint } from './endpoint.ts';
export type { EndpointAnswer, EndpointSettings, Question } from './endpoint.ts';
