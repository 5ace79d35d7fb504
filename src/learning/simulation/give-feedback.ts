import type { Feedback } from "../../core/feedback/feedback.ts";
import type { JudgedQuestion } from "../../core/question/question.ts";
import { outOfScopeLabel } from "../classifier/training-example.ts";
import type { PlannedQuestion, Visit } from "./plan-stream.ts";

/**
 * What those who visit a question say of its verdict. An honest person confirms the role that is right and names the right one where
 * another was called or none; a mistaken one takes the question for what the model finds likeliest beside the truth. A hostile
 * one confirms what is wrong and otherwise names `decoys`' label, the same as every other hostile person.
 */
export function giveFeedback(
  question: PlannedQuestion,
  judged: JudgedQuestion,
  decoys: ReadonlyMap<string, string>,
): readonly Feedback[] {
  return question.visits.flatMap((visit) => {
    const said = speak(question, judged, visit, decoys);
    if (!said) return [];
    return [
      {
        community: judged.question.community,
        questionId: question.id,
        person: visit.person.id,
        standpoint: visit.standpoint,
        at: question.askedAt + visit.after,
        ...said,
      },
    ];
  });
}

type Saying = Pick<Feedback, "vote" | "correction">;

function speak(
  { label }: PlannedQuestion,
  judged: JudgedQuestion,
  { person, isMistaken }: Visit,
  decoys: ReadonlyMap<string, string>,
): Saying | undefined {
  const { verdict, judgement } = judged.verdicts[0];
  const called = verdict.kind === "route" ? verdict.role : undefined;
  if (person.isHostile) {
    return called !== undefined && called !== label ? { vote: "helpful" } : name(decoys.get(label) ?? label, called);
  }
  const likeliest = judgement.predictions.role.find((prediction) => prediction.label !== label);
  return name(isMistaken ? (likeliest?.label ?? label) : label, called);
}

function name(role: string, called: string | undefined): Saying | undefined {
  if (role === called) return { vote: "helpful" };
  if (role !== outOfScopeLabel) return { vote: "unhelpful", correction: { role } };
  return called === undefined ? undefined : { vote: "unhelpful", correction: { kind: "nothing-fits" } };
}
