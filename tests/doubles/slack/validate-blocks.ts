import type { Json } from "./state.ts";

type Complain = (pointer: string, text: string) => void;

const limits = { section: 3000, field: 2000, header: 150, button: 75, value: 2000, id: 255, option: 75, choice: 150 };

/** What Slack would say of these blocks, as in `response_metadata.messages`; empty when they pass. */
export function validateBlocks(blocks: unknown, most = 50): readonly string[] {
  const faults: string[] = [];
  const complain: Complain = (pointer, text) => faults.push(`[ERROR] ${text} [json-pointer:${pointer}]`);
  if (!Array.isArray(blocks)) return ["[ERROR] must be an array [json-pointer:/blocks]"];
  if (blocks.length > most) complain("/blocks", `no more than ${most} items allowed`);
  const ids = new Set<string>();
  blocks.forEach((block: Json, index) => {
    const at = `/blocks/${index}`;
    checkId(block.block_id, ids, `${at}/block_id`, complain);
    checkBlock(block, at, complain);
  });
  const actions = new Set<string>();
  for (const element of blocks.flatMap(toElements)) checkId(element.action_id, actions, "/blocks/action_id", complain);
  return faults;
}

/** What Slack would say of a modal or a home page. */
export function validateView(view: Json): readonly string[] {
  const faults = [...validateBlocks(view.blocks, 100).map((fault) => fault.replace("/blocks", "/view/blocks"))];
  const tooLong = (name: string, text: unknown, most: number) => {
    if (String(text ?? "").length > most) faults.push(`[ERROR] must be at most ${most} [json-pointer:/view/${name}]`);
  };
  if (view.type === "modal") {
    for (const name of ["title", "submit", "close"]) tooLong(name, (view[name] as Json | undefined)?.text, 24);
    if (!(view.title as Json | undefined)?.text) faults.push("[ERROR] missing required field: title");
    const blocks = Array.isArray(view.blocks) ? (view.blocks as Json[]) : [];
    if (blocks.some(({ type }) => type === "input") && !view.submit)
      faults.push("[ERROR] missing required field: submit");
  }
  tooLong("private_metadata", view.private_metadata, 3000);
  tooLong("callback_id", view.callback_id, limits.id);
  return faults;
}

function toElements(block: Json): readonly Json[] {
  return [...((block.elements as Json[] | undefined) ?? []), ...[block.accessory, block.element].filter(isJson)];
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}

function checkId(id: unknown, seen: Set<string>, pointer: string, complain: Complain): void {
  if (id === undefined) return;
  if (typeof id !== "string" || id.length > limits.id || id === "") complain(pointer, "must be 1 to 255 characters");
  if (seen.has(String(id))) complain(pointer, `${id} is used twice`);
  seen.add(String(id));
}

function checkBlock(block: Json, at: string, complain: Complain): void {
  const elements = (block.elements as Json[] | undefined) ?? [];
  switch (block.type) {
    case "section":
      if (!block.text && !block.fields) complain(at, "missing required field: text or fields");
      if (block.text) checkText(block.text as Json, `${at}/text`, limits.section, complain);
      ((block.fields as Json[] | undefined) ?? []).forEach((field, index) => {
        if (index === 10) complain(`${at}/fields`, "no more than 10 items allowed");
        checkText(field, `${at}/fields/${index}`, limits.field, complain);
      });
      if (block.accessory) checkElement(block.accessory as Json, `${at}/accessory`, complain);
      return;
    case "header":
      checkText(block.text as Json, `${at}/text`, limits.header, complain);
      if ((block.text as Json | undefined)?.type !== "plain_text") complain(`${at}/text/type`, "must be plain_text");
      return;
    case "context":
      if (elements.length === 0 || elements.length > 10) complain(`${at}/elements`, "must have 1 to 10 items");
      for (const element of elements) checkText(element, `${at}/elements`, limits.section, complain);
      return;
    case "actions":
      if (elements.length === 0 || elements.length > 25) complain(`${at}/elements`, "must have 1 to 25 items");
      for (const element of elements) checkElement(element, `${at}/elements`, complain);
      return;
    case "input":
      checkText(block.label as Json, `${at}/label`, 2000, complain);
      checkElement(block.element as Json, `${at}/element`, complain);
      return;
    case "divider":
      return;
    default:
      complain(at, `unsupported type: ${block.type}`);
  }
}

function checkElement(element: Json, at: string, complain: Complain): void {
  if (element.type === "button") {
    checkText(element.text as Json, `${at}/text`, limits.button, complain);
    if ((element.text as Json).type !== "plain_text") complain(`${at}/text`, "must be plain_text");
    if (String(element.value ?? "").length > limits.value) complain(`${at}/value`, "must be less than 2001 characters");
    if (element.style !== undefined && element.style !== "primary" && element.style !== "danger")
      complain(`${at}/style`, "unknown style");
    return;
  }
  if (element.type === "static_select") {
    const options = (element.options as Json[] | undefined) ?? [];
    if (options.length === 0 || options.length > 100) complain(`${at}/options`, "must have 1 to 100 items");
    for (const option of options) checkOption(option, `${at}/options`, complain);
    if (element.initial_option) {
      const initial = JSON.stringify(element.initial_option);
      if (!options.some((option) => JSON.stringify(option) === initial))
        complain(`${at}/initial_option`, "must be one of the options");
    }
    return;
  }
  if (element.type === "external_select") {
    if (element.initial_option) checkOption(element.initial_option as Json, `${at}/initial_option`, complain);
    return;
  }
  if (element.type === "plain_text_input") {
    if (String(element.initial_value ?? "").length > 3000)
      complain(`${at}/initial_value`, "must be less than 3001 characters");
    return;
  }
  if (element.type === "file_input") return;
  if (element.type !== "users_select") complain(at, `unsupported type: ${element.type}`);
}

function checkOption(option: Json, at: string, complain: Complain): void {
  checkText(option.text as Json, `${at}/text`, limits.option, complain);
  const value = String(option.value ?? "");
  if (value.length === 0 || value.length > limits.choice) complain(`${at}/value`, "must be 1 to 150 characters");
}

function checkText(text: Json | undefined, at: string, most: number, complain: Complain): void {
  const content = typeof text?.text === "string" ? text.text : "";
  if (text?.type !== "mrkdwn" && text?.type !== "plain_text") complain(`${at}/type`, "must be mrkdwn or plain_text");
  if (content.length === 0) complain(at, "must be more than 0 characters");
  if (content.length > most) complain(at, `must be less than ${most + 1} characters`);
}
