import { element } from "./element.js";
import { renderMeter, toPercent } from "./meter.js";
import { language, texts } from "./texts.js";

/**
 * @typedef {{ label: string, confidence: number }} Prediction
 * @typedef {{ kind: string, id: string, wording: string, confidence: number }} Match
 * @typedef {{ turn: number, kind: keyof typeof texts.kind, rule: keyof typeof texts.rule, reason: string, confidence: number,
 *   matches: Match[], thresholds: Record<string, number>, modelVersion: string, language: string,
 *   predictions: { role: Prediction[], stage: Prediction[], notAQuestion: number, outOfScope: number } }} Verdict
 * @typedef {{ author: string, standpoint: keyof typeof texts.standpoint, vote: keyof typeof texts.vote,
 *   correction?: Record<string, string> }} Vote
 * @typedef {{ questionId: string, text: string, verdicts: Verdict[], feedback: Vote[] }} Explanation
 */

/** Which threshold a rule was measured against. */
const thresholdOf = /** @type {Record<string, string | undefined>} */ ({
  "sure-match": "answer",
  "possible-matches": "answer",
  "sure-role": "route",
  "close-roles": "route",
  "not-a-question": "notAQuestion",
  "out-of-scope": "outOfScope",
});

/**
 * The grounds of a question's verdicts, the one of `turn` open.
 *
 * @param {Explanation} explanation
 * @param {{ nameOf: (id: string) => string, turn: number, onTurn: (turn: number) => void }} context
 * @returns {HTMLElement[]}
 */
export function renderGrounds({ questionId, text, verdicts, feedback }, { nameOf, turn, onTurn }) {
  const verdict = verdicts[turn] ?? verdicts[0];
  if (!verdict) return [];
  return [
    element("blockquote", { class: "asked" }, text),
    ...(verdicts.length > 1 ? [renderTurns(verdicts, verdict.turn, onTurn)] : []),
    renderVerdict(verdict),
    renderMatches(verdict),
    renderPredictions(texts.roles, verdict.predictions.role, nameOf, verdict.thresholds.route),
    renderPredictions(texts.stages, verdict.predictions.stage, nameOf),
    renderChecks(verdict),
    ...(feedback.length > 0 ? [renderFeedback(feedback, nameOf)] : []),
    renderFacts({
      [texts.model]: verdict.modelVersion,
      [texts.language]: verdict.language,
      [texts.question]: questionId,
    }),
  ];
}

/**
 * @param {Verdict[]} verdicts
 * @param {number} open
 * @param {(turn: number) => void} onTurn
 */
function renderTurns(verdicts, open, onTurn) {
  const tabs = verdicts.map(({ turn }) =>
    element(
      "button",
      { type: "button", "aria-pressed": String(turn === open), onclick: () => onTurn(turn) },
      texts.turn(turn),
    ),
  );
  return element("div", { class: "turns", role: "group" }, ...tabs);
}

/** @param {Verdict} verdict */
function renderVerdict({ kind, rule, reason, confidence, thresholds }) {
  const needed = thresholds[thresholdOf[rule] ?? ""];
  return element(
    "section",
    { class: "verdict", "data-kind": kind },
    element("p", { class: "badge" }, texts.kind[kind]),
    element("p", { class: "rule" }, texts.rule[rule]),
    renderMeter(texts.confidence, confidence, needed),
    element(
      "p",
      { class: "scale" },
      element("span", {}, texts.sure(toPercent(confidence))),
      needed !== undefined && element("span", {}, texts.needed(toPercent(needed))),
    ),
    language === "en" && element("p", { class: "reason" }, reason.replaceAll(" %", "\u00a0%")),
  );
}

/** @param {Verdict} verdict */
function renderMatches({ matches, thresholds }) {
  const rows = matches.map((match) =>
    element(
      "li",
      {},
      element("p", { class: "wording" }, match.wording),
      element(
        "div",
        { class: "row" },
        renderMeter(match.wording, match.confidence, thresholds.answer),
        renderShare(match),
      ),
      element("p", { class: "small" }, element("code", {}, match.id), match.kind === "solved" && ` · ${texts.solved}`),
    ),
  );
  const list = rows.length > 0 ? element("ol", { class: "matches" }, ...rows) : element("p", {}, texts.noMatches);
  return renderPart(texts.matches, list, "answer");
}

/**
 * @param {string} title
 * @param {Prediction[]} predictions
 * @param {(id: string) => string} nameOf
 * @param {number} [needed]
 */
function renderPredictions(title, predictions, nameOf, needed) {
  const rows = predictions
    .slice(0, 4)
    .map((prediction) => renderRow(nameOf(prediction.label), prediction.confidence, needed));
  return renderPart(title, element("ul", { class: "bars" }, ...rows), "route");
}

/** @param {Verdict} verdict */
function renderChecks({ predictions, thresholds }) {
  const rows = [
    renderRow(texts.notAQuestion, predictions.notAQuestion, thresholds.notAQuestion),
    renderRow(texts.outOfScope, predictions.outOfScope, thresholds.outOfScope),
  ];
  return renderPart(texts.checks, element("ul", { class: "bars" }, ...rows), "abstain");
}

/**
 * @param {Vote[]} feedback
 * @param {(id: string) => string} nameOf
 */
function renderFeedback(feedback, nameOf) {
  const rows = feedback.map(({ author, standpoint, vote, correction }) =>
    element(
      "li",
      {},
      element("strong", {}, nameOf(author)),
      ` (${texts.standpoint[standpoint]}): ${texts.vote[vote]}`,
      correction && `, ${texts.shouldBe(toTarget(correction, nameOf))}`,
    ),
  );
  return renderPart(texts.feedback, element("ul", { class: "votes" }, ...rows));
}

/**
 * @param {Record<string, string>} correction
 * @param {(id: string) => string} nameOf
 */
function toTarget(correction, nameOf) {
  const [[key, value] = ["", ""]] = Object.entries(correction);
  return key === "kind" ? texts.correction[/** @type {keyof typeof texts.correction} */ (value)] : nameOf(value);
}

/** @param {Record<string, string>} facts */
function renderFacts(facts) {
  const rows = Object.entries(facts).map(([name, value]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, value)),
  );
  return element("dl", { class: "facts" }, ...rows);
}

/**
 * @param {string} name
 * @param {number} confidence
 * @param {number} [needed]
 */
function renderRow(name, confidence, needed) {
  return element(
    "li",
    {},
    element("span", { class: "name" }, name),
    renderMeter(name, confidence, needed),
    renderShare({ confidence }),
  );
}

/** @param {{ confidence: number }} measured */
function renderShare({ confidence }) {
  return element("span", { class: "share" }, toPercent(confidence));
}

/**
 * @param {string} title
 * @param {HTMLElement} body
 * @param {string} [kind] the verdict that these figures can lead to
 */
function renderPart(title, body, kind) {
  return element("section", { class: "part", "data-kind": kind }, element("h3", {}, title), body);
}
