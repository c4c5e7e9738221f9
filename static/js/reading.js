// Reading a session: where one is in the programme, and keys: j and k through the turns, c copies a link.
const talk = document.querySelector(".talk");
const turns = talk ? [...talk.querySelectorAll(".turn")] : [];

// The links beside the text that stand for each turn: its part of the programme, its speaker.
const places = new Map();
const speakers = new Map();
let part = null;
for (const turn of turns) {
  const first = turn.querySelector("p[id]").id;
  const name = turn.querySelector("h3 a").href;
  if (turn.previousElementSibling?.matches(".part")) part = document.querySelector(`.programme a[href$="#${first}"]`);
  if (!speakers.has(name)) speakers.set(name, document.querySelector(`.voices a[href$="#${first}"]`));
  places.set(turn, [part, speakers.get(name)].filter(Boolean));
}

const inSight = new Set();
const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) inSight[isIntersecting ? "add" : "delete"](target);
  const here = turns.find((turn) => inSight.has(turn));
  if (!here) return;
  for (const link of document.querySelectorAll(".side [aria-current]")) link.removeAttribute("aria-current");
  for (const link of places.get(here)) link.setAttribute("aria-current", "true");
}, { rootMargin: "-5% 0px -75% 0px" });
for (const turn of turns) observer.observe(turn);

const go = (turn) => turn?.querySelector("h3 a").focus();
const atTop = () => turns.findLastIndex((turn) => turn.getBoundingClientRect().top < 24);
const focused = () => turns.indexOf(document.activeElement.closest(".turn"));
const keys = {
  j: () => go(turns[(focused() < 0 ? atTop() : focused()) + 1]),
  k: () => go(turns[(focused() < 0 ? atTop() + (turns[atTop()]?.getBoundingClientRect().top < 0) : focused()) - 1]),
  c: () => {
    const passage = document.activeElement.closest("p[id^='u-']") ?? turns[Math.max(focused(), atTop(), 0)].querySelector("p[id]");
    passage.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
    document.querySelector(".copy-here")?.click();
  },
};
if (turns.length) {
  document.querySelector(".keys")?.removeAttribute("hidden");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    keys[event.key]?.();
  });
}
