import { expect, it } from "vitest";
import type { Json } from "../../doubles/slack/state.ts";
import { toPings } from "../../doubles/slack/to-pings.ts";
import { aReply } from "../../fakes.ts";
import { aSlackBot, startSlack } from "./start-slack.ts";

const hostile =
  "<!channel> <!here|x> <!everyone> <@U0TESS> <!subteam^S0SUPPORT> @channel @here &lt;@U0TESS&gt; `<@U0TESS>`";

/** Every text that a call to Slack or a word to a response address holds. */
function findPings(body: Json): readonly string[] {
  const {
    text,
    blocks,
    link_names: linkNames,
    view,
  } = body as {
    text?: string;
    blocks?: readonly Json[];
    link_names?: boolean;
    view?: { blocks?: readonly Json[] };
  };
  return toPings({
    ...(text === undefined ? {} : { text }),
    blocks: [...(blocks ?? []), ...(view?.blocks ?? [])],
    ...(linkNames === undefined ? {} : { linkNames }),
  });
}

it("GIVEN mentions in a question, an answer, an entry, a private word, a form and a home page THEN none of them pings", async () => {
  const said = { title: hostile, text: hostile, source: hostile, footer: hostile } as const;
  const command = {
    name: "faq",
    description: hostile,
    options: [{ name: "title", description: hostile, type: "paragraph", required: true, inForm: true }],
    permission: "everyone",
    menu: { title: "Add to FAQ" },
    home: { title: hostile },
    handle: async () => aReply({ ...said, visibility: "private" }),
  } as const;
  const reply = ({ text }: { readonly text: string }) =>
    aReply({ ...said, text: `${text} ${hostile}`, visibility: text.includes("alone") ? "private" : "public" });
  const bot = { ...aSlackBot({ commands: [command], reply }), handleEdit: async () => aReply(said) };
  const { slack, ask } = await startSlack({ bot });
  const { workspace, interactions, people } = slack;
  await ask(hostile);
  const asked = people.post("C0HELP", "U0ADA", `alone ${hostile}`);
  await slack.until(() => workspace.channels.get("C0HELP")!.ephemeral.length === 1, "the private reply");
  people.edit(asked, `in other words ${hostile}`);
  await slack.until(() => slack.answers("C0HELP", asked.ts).length === 1, "the reply to the edit");
  slack.faults.add("chat.postMessage", { kind: "error", error: "invalid_blocks", when: "before" });
  await ask(`plainly ${hostile}`);
  await interactions.menu(workspace, "U0ADA", asked, "usher.menu.faq");
  await slack.until(() => slack.calls("views.update").length === 1, "the form");
  await interactions.submit(workspace, [...workspace.modals.values()].at(-1)!, { title: hostile });
  await interactions.command(workspace, "U0ADA", workspace.channels.get("C0HELP")!, "/usher", hostile);
  await slack.until(() => slack.responseUrls.responses.length > 0, "the help");
  people.openHome("U0ADA");
  await slack.until(() => workspace.homes.size === 1, "the home page");
  const bodies = [
    ...slack.state.calls.map(({ args }) => args),
    ...slack.responseUrls.responses.map(({ body }) => body),
  ];
  expect(bodies.filter((body) => JSON.stringify(body).includes("channel")).length).toBeGreaterThan(7);
  expect(bodies.flatMap(findPings)).toEqual([]);
});
