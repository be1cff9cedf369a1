/** Trains what a conversation as a whole is asked: which steps we took, whether we offered too soon and said back what we heard, where the customer objects and whether it is meant. */
import { objectionTruths } from '../../src/domain/index.ts';
import { describeCandidates, describeObjection, describeShape, hearCustomer, readShape, shapeQuestions, supposeTruth } from '../../src/reading/dialogue/index.ts';
import type { DialogueQuestion, DialogueShape, DialogueTurn, Judge, ShapeQuestion } from '../../src/reading/dialogue/index.ts';
import type { TurnView } from '../../src/reading/heads/conversation-features.ts';
import type { SmallModel } from '../../src/reading/model-file.ts';
import { applySmall } from '../../src/reading/scoring.ts';
import { foldCount } from './corpus.ts';
import type { CorpusDialogue } from './corpus.ts';
import { measureClasses } from './evaluation.ts';
import type { ClassResult } from './evaluation.ts';
import { fitSmallModel } from './small-model.ts';
import type { SmallRow } from './small-model.ts';

/** A dialogue as heads see it that had not seen its trade. */
export interface ViewedDialogue {
  readonly dialogue: CorpusDialogue;
  readonly fold: number;
  readonly views: readonly TurnView[];
}

/** On trades left out of training, both languages together. */
export interface DialogueReport {
  readonly dialogues: number;
  /** Steps, premature pitch, summary: how many carry each, and how well it is found. */
  readonly shape: readonly ClassResult[];
  /** Of the dialogues that object. */
  readonly objecting: number;
  /** Share whose objection shows in the turn that was named. */
  readonly rightTurn: number;
  readonly truth: readonly ClassResult[];
}

type DialogueModels = Readonly<Record<DialogueQuestion, SmallModel>>;

/** Some twenty rows teach a number its weight: penalised accordingly. Chosen by cross-validation, like the features. */
const penalty = 3e-3;
/** A rare yes counts more, at most so much. */
const heaviestYes = 4;

export function trainDialogues(viewed: readonly ViewedDialogue[]): { models: DialogueModels; report: DialogueReport } {
  const talks = viewed.map(talkOf);
  const apart = Array.from({ length: foldCount }, (_, fold) => fitAll(talks.filter((talk) => talk.fold !== fold)));
  const asked = talks.map((talk) => ({ talk, said: answersTo(talk, apart[talk.fold]!) }));
  const objecting = asked.filter(({ talk }) => talk.objectionTurn !== undefined);
  return {
    models: fitAll(talks),
    report: {
      dialogues: talks.length,
      shape: shapeQuestions.map((question) => measureClasses(asked.map(({ said }) => (said.shape.has(question) ? question : '')), talks.map(({ shape }) => (shape.has(question) ? [question] : [])), [question]).classes[0]!),
      objecting: objecting.length,
      rightTurn: objecting.filter(({ talk, said }) => said.turn === talk.objectionTurn).length / Math.max(1, objecting.length),
      truth: measureClasses(objecting.map(({ said }) => said.truth), objecting.map(({ talk }) => [talk.truth!]), objectionTruths).classes,
    },
  };
}

interface Talk {
  readonly fold: number;
  readonly turns: readonly DialogueTurn[];
  readonly shape: ReadonlySet<ShapeQuestion>;
  readonly objectionTurn: CorpusDialogue['objectionTurn'];
  readonly truth: CorpusDialogue['objectionTruth'];
}

function talkOf({ dialogue, fold, views }: ViewedDialogue): Talk {
  return {
    fold,
    turns: dialogue.turns.map(({ speaker, text }, at) => ({ speaker, text, view: views[at] })),
    shape: shapeOf(dialogue),
    objectionTurn: dialogue.objectionTurn,
    truth: dialogue.objectionTruth,
  };
}

function shapeOf({ steps, prematurePitch, summarisedBack }: Pick<DialogueShape, 'steps' | 'prematurePitch' | 'summarisedBack'>): ReadonlySet<ShapeQuestion> {
  return new Set(shapeQuestions.filter((question) => (question === 'prematurePitch' ? prematurePitch : question === 'summarisedBack' ? summarisedBack : steps.includes(question))));
}

function fitAll(talks: readonly Talk[]): DialogueModels {
  const described = talks.map(({ turns }) => describeShape(turns));
  const shape = Object.fromEntries(
    shapeQuestions.map((question) => {
      const yes = talks.filter(({ shape: carried }) => carried.has(question)).length;
      const weight = Math.min(heaviestYes, Math.max(1, Math.sqrt((talks.length - yes) / Math.max(1, yes))));
      return [question, fitSmallModel(described.map((features, at) => (talks[at]!.shape.has(question) ? { features, target: 1, importance: weight } : { features, target: 0, importance: 1 })), 1, penalty)];
    }),
  ) as Record<ShapeQuestion, SmallModel>;
  const objecting = talks.filter(({ objectionTurn }) => objectionTurn !== undefined);
  const candidates = objecting.flatMap(({ turns, objectionTurn }): SmallRow[] => {
    const heard = hearCustomer(turns);
    return describeCandidates(heard).map((features, at) => ({ features, target: heard[at]!.index === objectionTurn ? 1 : 0, importance: 1 }));
  });
  const truths = objecting.flatMap(({ turns, objectionTurn, truth }): SmallRow[] => {
    const heard = hearCustomer(turns);
    const first = heard.find(({ index }) => index === objectionTurn);
    return first ? [{ features: describeObjection(heard, first), target: objectionTruths.indexOf(truth!), importance: 1 }] : [];
  });
  return { ...shape, objectionTurn: fitSmallModel(candidates, 1, penalty), objectionTruth: fitSmallModel(truths, objectionTruths.length, penalty) };
}

function answersTo({ turns }: Talk, models: DialogueModels): { readonly shape: ReadonlySet<ShapeQuestion>; readonly turn: number; readonly truth: string } {
  const judge: Judge = (question, described) => applySmall(models[question], described);
  const supposed = supposeTruth(turns, judge);
  return { shape: shapeOf(readShape(turns, judge)), turn: supposed?.turn ?? -1, truth: supposed?.truth ?? '' };
}
