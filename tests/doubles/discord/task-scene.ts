import type { Scene } from "./conversation.ts";
import type { Interaction } from "./interaction.ts";
import { replyTo } from "./reply-to.ts";
import type { Transcript } from "./transcript.ts";

/** The scene after the conversation: somebody goes on duty, a task is made, given to somebody, and moved on to whoever is on duty. */
export async function playTasks(scene: Scene, { act, show }: Transcript): Promise<void> {
  const { double, help, ben, helper, moderator, community } = scene;
  const role = community.roles.find(({ id }) => id === "core-developer");
  const [first = "", second = ""] = community.stages;
  const step = async (name: string, does: string, call: () => Interaction) => {
    act(name, does);
    show(await replyTo(double, help.id, call));
  };
  const duty = { role: role?.platformIds.discord ?? "", hours: "always" };
  await step("cora", `calls /duty join: ${role?.name}, always`, () => helper.calls(help, "duty join", duty));

  const title = "Split before augmenting";
  const details = "The example augments first and splits then; many fall for it.";
  const form = moderator.calls(help, "task create");
  await double.until("the form", () => form.acknowledgedAfter() !== undefined);
  await step("mona", `calls /task create and fills in: ${title} / ${details} / ${first}`, () =>
    moderator.submits(form, { title, details, stage: first }),
  );
  await step("mona", "calls /task assign T-1 @ben", () =>
    moderator.calls(help, "task assign", { task: "T-1", person: ben.id }),
  );
  await step("ben", `calls /task move T-1 ${second}`, () =>
    ben.calls(help, "task move", { task: "T-1", stage: second }),
  );
  await step("cora", "calls /task list", () => helper.calls(help, "task list"));
}
