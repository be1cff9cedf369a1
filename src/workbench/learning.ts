/** The learning itself, in whichever thread it happens. */
import type { LessonName } from '../domain/index.ts';
import { HomeMaterial, holdCourse } from '../reading/index.ts';
import type { CourseReport, HomeConversation, HomeText, PersonLabels } from '../reading/index.ts';
import { shippedModel } from './reader.ts';

export interface Learned {
  readonly bytes: Uint8Array;
  readonly report: CourseReport;
}

export type TellLesson = (lesson: LessonName, share: number) => void;

export interface LearningBatch {
  readonly texts?: readonly HomeText[];
  readonly conversations?: readonly HomeConversation[];
}

export interface Learning {
  add(batch: LearningBatch): void;
  finish(remembered: ReadonlyMap<string, PersonLabels>, tell: TellLesson): Learned;
}

export async function startLearning(): Promise<Learning> {
  const model = await shippedModel();
  const material = new HomeMaterial(model);
  return {
    add: ({ texts = [], conversations = [] }) => {
      for (const text of texts) material.add(text);
      for (const conversation of conversations) material.addConversation(conversation);
    },
    finish: (remembered, tell) => holdCourse(model, material, { remembered, tell }),
  };
}
