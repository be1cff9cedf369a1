/** What the reader can learn from a company's own labels, and what can come of it. Names are stable: they appear in the API. */

/** `opinion`: whether a text holds one at all; `resolved` and `dissatisfied`: how a conversation left its customer. */
export const lessonNames = ['polarity', 'opinion', 'emotion', 'intent', 'objection', 'resolved', 'dissatisfied'] as const;
export type LessonName = (typeof lessonNames)[number];

/**
 * Only `better` is taken up. `overturns`: too many readings that were sure would change although no label asks for it. `labels-contradict`: too many labels contradict sure
 * readings, as when a scale runs the other way or was filled in at random.
 */
export const lessonVerdicts = ['better', 'not-better', 'overturns', 'labels-contradict', 'too-little-data'] as const;
export type LessonVerdict = (typeof lessonVerdicts)[number];
