import { call } from "./api.js";
import { createChannel } from "./channel.js";
import { renderFault } from "./chat.js";
import { isAllowed } from "./commands.js";
import { createComposer } from "./composer.js";
import { element } from "./element.js";
import { createPalette } from "./palette.js";
import { createReasons } from "./reasons.js";
import { fillTexts, texts } from "./texts.js";

/**
 * @typedef {import("./channel.js").Person} Person
 * @typedef {import("./channel.js").Community} Community
 */

/** How often what Usher says unasked is read, in milliseconds. */
const announcementPause = 4000;

fillTexts();
const scroll = byId("scroll");
const { value, fault } = await call("/api/playground");
if (fault) {
  const again = { label: texts.retry, onPress: () => location.reload() };
  scroll.append(renderFault(`${texts.failedToLoad} ${fault.message || texts.unreachable}`, again));
} else if (value.communities.length === 0) {
  scroll.append(renderFault(texts.noCommunity));
} else {
  openPlayground(value.communities, value.commands);
}

/**
 * @param {Community[]} communities
 * @param {import("./commands.js").Command[]} commands
 */
function openPlayground(communities, commands) {
  const chooser = { community: select("communities"), channel: select("channel"), person: select("person") };
  const channels = /** @type {Map<string, ReturnType<typeof createChannel>>} */ (new Map());
  const reasons = createReasons({ panel: byId("why"), grounds: byId("grounds"), close: byId("close"), behind: scroll });
  const community = () => communities.find(({ id }) => id === chooser.community.value) ?? communities[0];
  const person = () => toPerson(/** @type {Community} */ (community()), chooser.person.value);
  const channel = () => {
    const key = `${chooser.community.value}/${chooser.channel.value}`;
    const known = channels.get(key);
    if (known) return known;
    const made = createChannel({
      community: /** @type {Community} */ (community()),
      channel: chooser.channel.value,
      commands,
      person,
      reasons,
      ask: (text) => channel().say(text),
      answer: (opener, text) => composer.answer(opener, text),
      keepInView,
    });
    channels.set(key, made);
    return made;
  };
  const form = /** @type {HTMLFormElement} */ (byId("composer"));
  const composer = createComposer(form, (text, thread) => channel().say(text, thread));
  createPalette({
    box: /** @type {HTMLTextAreaElement} */ (byId("text")),
    list: byId("palette"),
    find: () => commands.filter((command) => isAllowed(command, person())),
    onChoose: (command) => channel().say(`/${command.name}`),
  });
  const openChannel = () => {
    composer.setPlaceholder(texts.placeholder(chooser.channel.value));
    byId("place").textContent = texts.place(chooser.channel.value);
    scroll.replaceChildren(channel().log);
    composer.leaveThread();
    reasons.clear();
    void channel().readAnnouncements();
  };
  const openCommunity = () => {
    const opened = /** @type {Community} */ (community());
    byId("community").textContent = opened.name;
    fill(chooser.channel, [["", opened.channels.map(({ id }) => [id, `#${id}`])]]);
    fill(chooser.person, listPeople(opened));
    openChannel();
  };
  fill(chooser.community, [["", communities.map(({ id, name }) => [id, name])]]);
  /** @type {HTMLElement} */ (chooser.community.parentElement).hidden = communities.length < 2;
  chooser.community.addEventListener("change", openCommunity);
  chooser.channel.addEventListener("change", openChannel);
  chooser.person.addEventListener("change", () => {
    channel().showPerson();
    void channel().readAnnouncements();
  });
  openCommunity();
  setInterval(() => document.hidden || void channel().readAnnouncements(), announcementPause);
  if (matchMedia("(hover: hover)").matches) composer.focus();
}

/** Brings what was added last into view; of what is taller than the view, the beginning. @param {HTMLElement} added */
function keepInView(added) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const block = added.offsetHeight > scroll.clientHeight ? "start" : "nearest";
  added.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

/**
 * @param {Community} community
 * @returns {[string, [string, string][]][]}
 */
function listPeople({ people, roles }) {
  /** @param {Person} person */
  const toOption = (person) => {
    const held = (person.roles ?? []).map((id) => roles.find((role) => role.id === id)?.name ?? id);
    return /** @type {[string, string]} */ ([person.id, [person.name, ...held].join(" · ")]);
  };
  return [
    [texts.askers, [["visitor", texts.visitor]]],
    [texts.helpers, people.filter(({ isModerator }) => !isModerator).map(toOption)],
    [texts.moderators, people.filter(({ isModerator }) => isModerator).map(toOption)],
  ];
}

/**
 * @param {Community} community
 * @param {string} id
 */
function toPerson({ people }, id) {
  return people.find((person) => person.id === id) ?? { id, name: texts.visitor };
}

/**
 * @param {HTMLSelectElement} chooser
 * @param {[string, [string, string][]][]} groups
 */
function fill(chooser, groups) {
  const made = groups
    .filter(([, options]) => options.length > 0)
    .map(([label, options]) => {
      const all = options.map(([id, name]) => element("option", { value: id }, name));
      return label === "" ? all : [element("optgroup", { label }, ...all)];
    });
  chooser.replaceChildren(...made.flat());
}

/** @param {string} id */
function select(id) {
  return /** @type {HTMLSelectElement} */ (byId(id));
}

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
