import type { Fault } from "../../core/fault.ts";
import type { Configuration } from "./configuration-schema.ts";

type CommunityConfiguration = Configuration["communities"][number];

/** Faults between fields that are each well-formed. */
export function findContradictions(configuration: Configuration): readonly Fault[] {
  const { communities } = configuration;
  return [
    ...findRepeats(communities.map(({ id }) => id)).map((id) => ({
      path: "communities",
      message: `two communities have the id ${id}; give each its own`,
    })),
    ...communities.flatMap((community, index) => inCommunity(community, `communities[${index}]`)),
    ...sharedChannels(communities),
  ];
}

function inCommunity(community: CommunityConfiguration, path: string): readonly Fault[] {
  const repeatedRoles = findRepeats(community.roles.map(({ id }) => id)).map((id) => ({
    path: `${path}.roles`,
    message: `two roles have the id ${id}; give each its own`,
  }));
  const unknownStages = community.roles.flatMap((role, index) =>
    role.stages
      .filter((stage) => !community.stages.includes(stage))
      .map((stage) => ({
        path: `${path}.roles[${index}].stages`,
        message: `the stage ${stage} is not one of ${path}.stages (${community.stages.join(", ")}); add it there or correct it here`,
      })),
  );
  const missingIds = (["discord", "slack"] as const)
    .filter((name) => community.platforms[name] && community.platforms[name]?.id === undefined)
    .map((name) => ({
      path: `${path}.platforms.${name}.id`,
      message: `is missing; give the ${name === "discord" ? "server's" : "workspace's"} id`,
    }));
  return [
    ...repeatedRoles,
    ...unknownStages,
    ...missingIds,
    ...unknownAccepters(community, path),
    ...inReviews(community, path),
    ...inResponseTimes(community, path),
    ...inTasks(community, `${path}.tasks`),
  ];
}

function inTasks({ tasks: { moves, owners }, stages, roles }: CommunityConfiguration, path: string): readonly Fault[] {
  const known = stages.join(", ");
  const unknownMoves = Object.entries(moves).flatMap(([from, to]) =>
    [from, ...to]
      .filter((stage) => !stages.includes(stage))
      .map((stage) => ({ path: `${path}.moves.${from}`, message: `the stage ${stage} is not one of ${known}` })),
  );
  const still = Object.entries(moves)
    .filter(([from, to]) => to.includes(from))
    .map(([from]) => ({ path: `${path}.moves.${from}`, message: "leads to itself; name other stages" }));
  const wrongOwners = Object.entries(owners).flatMap(([stage, owner]) => {
    const fault = (message: string) => [{ path: `${path}.owners.${stage}`, message }];
    if (!stages.includes(stage)) return fault(`the stage ${stage} is not one of ${known}`);
    const role = roles.find(({ id }) => id === owner);
    if (!role) return fault(`there is no role ${owner}; the roles are ${roles.map(({ id }) => id).join(", ")}`);
    return role.stages.includes(stage)
      ? []
      : fault(`the role ${owner} does not own it; add ${stage} to the role's stages`);
  });
  return [...unknownMoves, ...still, ...wrongOwners];
}

function unknownAccepters({ roles, solutions }: CommunityConfiguration, path: string): readonly Fault[] {
  const known = ["asker", "moderators", "helpers", ...roles.map(({ id }) => id)];
  return solutions.acceptedBy
    .filter((accepter) => !known.includes(accepter))
    .map((accepter) => ({
      path: `${path}.solutions.acceptedBy`,
      message: `${accepter} is none of ${known.join(", ")}; add the role or correct it`,
    }));
}

function inReviews({ reviews, roles, platforms }: CommunityConfiguration, path: string): readonly Fault[] {
  if (!reviews) return [];
  const { role, remindAfterHours, escalateAfterHours, repositories } = reviews;
  const known = roles.map(({ id }) => id);
  const unknownRole = known.includes(role)
    ? []
    : [{ path: `${path}.reviews.role`, message: `${role} is none of ${known.join(", ")}; add the role or correct it` }];
  const tooEarly =
    escalateAfterHours > 0 && escalateAfterHours <= remindAfterHours
      ? [
          {
            path: `${path}.reviews.escalateAfterHours`,
            message: "must be more than remindAfterHours, or nobody would be reminded first",
          },
        ]
      : [];
  const elsewhere = repositories.flatMap(({ name, opensIn }, index) =>
    opensIn && !platforms[opensIn.platform]
      ? [
          {
            path: `${path}.reviews.repositories[${index}].opensIn.platform`,
            message: `the community is not on ${opensIn.platform}, where reviews of ${name} would begin; add the platform or choose another`,
          },
        ]
      : [],
  );
  const repeated = findRepeats(repositories.map(({ name }) => name.toLowerCase())).map((name) => ({
    path: `${path}.reviews.repositories`,
    message: `${name} is listed twice; list it once`,
  }));
  return [...unknownRole, ...tooEarly, ...elsewhere, ...repeated];
}

function inResponseTimes({ responseTimes, roles }: CommunityConfiguration, path: string): readonly Fault[] {
  if (!responseTimes) return [];
  const { targets, remindAt, reassignAt, reportAt } = responseTimes;
  const known = roles.map(({ id }) => id);
  const unknownRoles = targets.flatMap(({ role }, index) =>
    role === undefined || known.includes(role)
      ? []
      : [
          {
            path: `${path}.responseTimes.targets[${index}].role`,
            message: `${role} is none of ${known.join(", ")}; add the role or correct it`,
          },
        ],
  );
  const isInOrder = remindAt < reassignAt && reassignAt <= reportAt;
  const message = "remindAt, reassignAt and reportAt must follow each other, like 0.5, 1 and 1.5";
  return [...unknownRoles, ...(isInOrder ? [] : [{ path: `${path}.responseTimes`, message }])];
}

/** A message must belong to exactly one community, so a channel, a server or a workspace may be listed once only. */
function sharedChannels(communities: readonly CommunityConfiguration[]): readonly Fault[] {
  return (["web", "terminal", "discord", "slack"] as const).flatMap((name) => {
    const here = communities.flatMap(({ platforms }) => (platforms[name] ? [platforms[name]] : []));
    const channels = findRepeats(here.flatMap((platform) => platform.channels.map((channel) => channel.id)));
    const ids = findRepeats(here.flatMap((platform) => (platform.id === undefined ? [] : [platform.id])));
    return [
      ...channels.map((id) => ({
        path: "communities",
        message: `the ${name} channel ${id} is listed twice; a channel belongs to one community`,
      })),
      ...ids.map((id) => ({
        path: "communities",
        message: `two communities have the ${name} id ${id}; it belongs to one`,
      })),
    ];
  });
}

function findRepeats(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
