import { join } from "node:path";
import type { Command as Program } from "commander";
import type { ModelAdmin, ModelChange, ModelState } from "../core/ports/model-admin.ts";
import type { Store } from "../core/ports/store.ts";
import type { Configuration } from "../features/configuration/configuration-schema.ts";
import { loadConfiguration } from "../features/configuration/load-configuration.ts";
import { readCurrent, setCurrent } from "../learning/model/current-model.ts";
import { loadModel } from "../learning/model/load-model.ts";
import { openStore } from "../store/open-store.ts";
import type { CommandContext } from "./command-context.ts";
import { findCommunity } from "./find-community.ts";
import { forgetPerson } from "./forget-person.ts";
import { renderDifference, renderModelReport, renderModels } from "./rendering/render-models.ts";
import { createModelAdmin, requireStored } from "./serving/create-model-admin.ts";
import { diffModels } from "./training/diff-models.ts";

interface ModelOptions {
  readonly community?: string;
  readonly json?: true;
}

/** `usher model …`: looks into a community's models and changes which one serves, without a restart. */
export function addModelCommand(program: Program, context: CommandContext): void {
  const model = program.command("model").description("look into a community's models, and change which one serves");
  const add = (call: string, description: string): Program =>
    model
      .command(call)
      .description(description)
      .option("--community <id>", "the community; the first of the configuration unless named")
      .option("--json", "print one JSON object");
  add("list", "list the models: which serves, what the gate said of each").action((options: ModelOptions) =>
    run(context, options, list),
  );
  add("show [version]", "print a model's report; the one in use unless named").action(
    (version: string | undefined, options: ModelOptions) => run(context, options, (work) => show(work, version)),
  );
  add("promote <version>", "put a model into use, whatever the gate said").action(
    (version: string, options: ModelOptions) =>
      run(context, options, (work) => change(work, (admin, id) => admin.promote(id, version, "system"))),
  );
  add("rollback", "go back to the model in use before").action((options: ModelOptions) =>
    run(context, options, (work) => change(work, (admin, id) => admin.rollBack(id, "system"))),
  );
  add("diff <a> <b>", "show which held-out questions two models judge differently").action(
    (a: string, b: string, options: ModelOptions) => run(context, options, (work) => diff(work, a, b)),
  );
  add("forget", "take out of the examples all that one person said; the next model is without it")
    .requiredOption("--person <id>", "the platform's id of the person")
    .action((options: ModelOptions & { readonly person: string }) =>
      run(context, options, (work) => forget(work, options.person)),
    );
}

interface Work {
  readonly context: CommandContext;
  readonly configuration: Configuration;
  readonly community: Configuration["communities"][number];
  readonly store: Store;
  readonly admin: ModelAdmin;
  /** The folder of the community's models. */
  readonly folder: string;
  /** Prints an object as JSON where that is wanted, else the lines. */
  say(object: object, lines: readonly string[]): void;
}

async function run(context: CommandContext, options: ModelOptions, work: (work: Work) => Promise<void>): Promise<void> {
  const { settings, print } = context;
  const configuration = await loadConfiguration(settings.configFolder);
  const community = findCommunity(configuration, options.community);
  const store = await openStore({ file: join(settings.dataFolder, "usher.db") });
  const admin = createModelAdmin({ modelsFolder: settings.modelsFolder, store, now: Date.now });
  const folder = join(settings.modelsFolder, community.id);
  const say = (object: object, lines: readonly string[]): void => {
    if (options.json) print(JSON.stringify(object));
    else for (const line of lines) print(line);
  };
  try {
    await work({ context, configuration, community, store, admin, folder, say });
  } finally {
    await store.close();
  }
}

async function list({ admin, community, say }: Work): Promise<void> {
  const models: readonly ModelState[] = await admin.list(community.id);
  say({ community: community.id, models }, renderModels(community.id, models));
}

async function show({ admin, folder, community, say }: Work, wanted: string | undefined): Promise<void> {
  const version = wanted ?? (await readCurrent(folder))?.version ?? "";
  requireStored(await admin.list(community.id), community.id, version);
  const { report } = await loadModel(join(folder, version));
  say({ community: community.id, version, ...report }, renderModelReport(`${community.id} ${version}`, report));
}

async function change(
  { admin, community, say }: Work,
  act: (admin: ModelAdmin, community: string) => Promise<ModelChange>,
): Promise<void> {
  const changed = await act(admin, community.id);
  const instead = changed.from === undefined ? "" : ` instead of ${changed.from}`;
  say({ community: community.id, ...changed }, [
    `Model ${changed.to} of ${community.id} is in use${instead}; a running Usher takes it in within seconds.`,
  ]);
}

async function diff(work: Work, a: string, b: string): Promise<void> {
  const models = await work.admin.list(work.community.id);
  for (const version of [a, b]) requireStored(models, work.community.id, version);
  const difference = await diffModels({ ...work, settings: work.context.settings, a, b });
  work.say({ community: work.community.id, ...difference }, renderDifference(difference));
}

async function forget({ store, community: { id }, folder, say }: Work, person: string): Promise<void> {
  const at = Date.now();
  const words = await forgetPerson(store, id, person, at);
  const current = await readCurrent(folder).catch(() => undefined);
  // A running Usher takes its model in again, and with it what is left of people's answers, also where a crash prevented that.
  if (current) await setCurrent(folder, current.version, at);
  say({ community: id, person, words }, [
    words === 0
      ? `${person} said nothing in ${id} that a model could have learnt from.`
      : `Forgot ${words} votes and corrections of ${person}. The model in use has learnt from them still: run usher train, or wait for tonight.`,
  ]);
}
