// What the page knows, and the one way to ask the engine.

export const app = {
  lang: "de",
  words: {},
  choices: { media: [], aside: [], zones: [], parties: [], yesNo: [], process: [] },
  transport: null,
  processes: [],
  refused: [],
  unsaved: false,
  path: null,
  view: null,
  which: null, // "as-is" or "to-be" where a model has both
  both: null, // the views of both sides, while they are compared
  picture: 0, // which of the model's diagrams
  chosen: null, // the element whose facts the panel shows
  skipped: new Set(), // questions put off, as "path element"
  page: "start", // "start", "process" or "list"
  tab: "step",
  turn: 0, // counts the views, so that a plan or a story is made anew after each
  way: [], // flows that the case of a story has come by
  marked: [], // elements that a plan, a story or a break points at
};

/** The page that shows whatever is there: the list, of what could not be read, too, else the one to begin with. */
export function overview() {
  return app.processes.length + app.refused.length ? "list" : "start";
}

const watchers = [];

/** Calls `draw` after every change. */
export function watch(draw) {
  watchers.push(draw);
}

export function changed() {
  for (const draw of watchers) draw();
}

let isPressed = false, isAwaited = false;
addEventListener("pointerdown", () => { isPressed = true; }, true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(released), true); // behind the click

function released() {
  isPressed = false;
  if (isAwaited) changedAside();
}

/** Draws what came by itself, once no button is pressed: a click is lost where what it began on is drawn anew or moves. */
export function changedAside() {
  isAwaited = isPressed;
  if (!isPressed) changed();
}

// What may have to be said before the words are there.
const FIRST = {
  no_server: "Das Programm antwortet nicht. · The program does not answer.",
  no_token: "Bitte öffnen Sie die Adresse, die das Programm genannt hat. · Please open the address that the program has named.",
  not_started: "Das Programm ließ sich nicht starten. · The program could not be started.",
};

/** A fixed sentence of the page in its language, with facts put in. */
export function t(key, facts = {}) {
  const text = app.words[key] ?? FIRST[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? String(facts[name]) : whole));
}

/** What the engine says when it can't do what it is asked to. */
export class Refusal extends Error {
  constructor(refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

let last = Promise.resolve();
let waiting = 0;

/** Asks the engine; one question after the other, so that the last answer is the newest. */
export function ask(name, facts = {}) {
  const run = async () => {
    const answer = await app.transport.call(name, { ...facts, lang: app.lang });
    if (answer.error) throw new Refusal(answer.error);
    return answer;
  };
  busy(1);
  const asked = last.then(run);
  last = asked.catch(() => {});
  return asked.finally(() => busy(-1));
}

function busy(by) {
  waiting += by;
  document.documentElement.classList.toggle("busy", waiting > 0);
}

/** The facts that name the model that is looked at, and its side. */
export function here() {
  return app.which ? { path: app.path, which: app.which } : { path: app.path };
}

/** A process by its title, with its path where others are called the same. */
export function nameOf(process) {
  const isAlone = app.processes.filter((one) => one.title === process.title).length < 2;
  return isAlone || process.title === process.path ? process.title : `${process.title} (${process.path})`;
}

/** The step with an element id; gateways are none. */
export function stepOf(element) {
  return app.view?.steps.find((step) => step.id === element) ?? null;
}

/** Band, breaks and what is known, in one breath. */
export function saidOf(view) {
  return [view.band_words && t("score_of", { band: view.band_words }), view.breaks_words, view.known_words].filter(Boolean).join("; ");
}

/** The branches that are decided at an element: those that leave a gateway, or all by which a case may begin. */
export function branchesOf(element) {
  const { branches } = app.view;
  if (!element) return [];
  const isStart = branches.some((branch) => branch.element === element && !branch.gateway);
  return branches.filter((branch) => (isStart ? !branch.gateway : branch.gateway === element));
}

/** The branch of an element id. */
export function branchOf(element) {
  return app.view.branches.find((branch) => branch.element === element) ?? null;
}

/** The element at which a branch is decided. */
export function whereOf(branch) {
  return branch && (branch.gateway ?? branch.element);
}

/** The engine's questions, and the steps of which a person has said but one side so far. */
export function openQuestions() {
  const { questions, steps } = app.view;
  const asked = new Set(questions.map((one) => one.element));
  const halves = steps.filter((step) => step.id && step.knowledge === "partly" && !asked.has(step.id) && isStatedHalf(step));
  return [...questions, ...halves.map((step) => ({ element: step.id, kind: "step", text: halfOf(step), isHalf: true, guess: null, evidence: [], decides_words: "" }))];
}

function isStatedHalf(step) {
  return step.receives.origin === "stated" || step.produces.origin === "stated";
}

function halfOf(step) {
  return t(step.receives.medium ? "half_produces" : "half_receives", { label: step.label });
}

/** The question about an element, if it is open. */
export function questionOf(element) {
  const flows = branchesOf(element).map((branch) => branch.element);
  return element ? openQuestions().find((one) => one.element === element || flows.includes(one.element)) ?? null : null;
}

/** Where in the picture a question is asked: at its step, or at the gateway of its branch. */
export function placeOf(question) {
  return stepOf(question.element) ? question.element : whereOf(branchOf(question.element)) ?? question.element;
}
