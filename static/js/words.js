// Selected words: a link to exactly these, and a quotation with where it is from. They may run over passages.
const tools = document.querySelector(".tools");
const LONGEST = 5000; // characters, as app/text/pointer.py has it

// The text of a passage is what stands in it beside links and buttons.
const textNodes = (passage) => {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT, (node) =>
    node.parentNode.closest("a, button") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
};

// Who says a passage: named over the turn, in the quotation over it or one before it, or under the quotation.
const speakerOf = (passage) => {
  let named = passage;
  while (named && !named.querySelector(".by")) named = named.previousElementSibling;
  return (named?.querySelector(".by") ?? passage.closest(".turn, .quote").querySelector("h3 a, figcaption a")).textContent;
};

// The selected part of a passage's text, and what stands before it.
const selectedIn = (passage, range) => {
  let before = "", words = "";
  for (const node of textNodes(passage)) {
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (range.intersectsNode(node) && from < to) {
      if (!words) before += node.data.slice(0, from);
      words += node.data.slice(from, to);
    } else if (!words) before += node.data;
  }
  return { passage, speaker: speakerOf(passage), before, words };
};

const check = (words) => {
  let value = 0x811c9dc5;
  for (const character of words) value = Math.imul(value ^ character.codePointAt(0), 0x01000193) >>> 0;
  return value.toString(36);
};

// Passages in a row with a blank between two words and none beside Chinese, as app/text/joined.py has it.
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
const joined = (pieces) => pieces.reduce((whole, piece) =>
  whole + (whole && piece && !WIDE.test(whole.at(-1)) && !WIDE.test(piece[0]) ? " " : "") + piece, "");

// A pointer counts in code points, as if passages stood one behind the other with nothing between.
const pointerTo = (chosen) => {
  const words = chosen.map((one) => one.words).join("");
  const start = [...chosen[0].before].length;
  return `${start}-${start + [...words].length}-${check(words)}`;
};

const filled = (form, values) => form.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Quotation marks within quotation marks, as app/citations/styles.py has it.
const inner = (words) => words.replaceAll("“", "‘").replaceAll("”", "’");

// The quotation: of one speaker, or of several in turn.
const quotation = (chosen, link) => {
  const { form, voice, voices, source } = tools.dataset;
  const turns = [];
  for (const { speaker, words } of chosen) {
    if (turns.at(-1)?.speaker === speaker) turns.at(-1).words = joined([turns.at(-1).words, words]);
    else turns.push({ speaker, words });
  }
  for (const turn of turns) turn.words = inner(turn.words);
  if (turns.length === 1) return filled(form, { ...turns[0], source, link });
  return filled(voices, { voices: turns.map((turn) => filled(voice, turn)).join(" "), source, link });
};

// What is selected of each passage, without blanks at its ends; nothing where there are gaps between passages.
const selected = (range) => {
  const passages = [...document.querySelectorAll("p[id^='u-']")].filter((passage) => range.intersectsNode(passage));
  const chosen = passages.map((passage) => selectedIn(passage, range)).filter(({ words }) => words.trim());
  for (const one of chosen) {
    one.before += one.words.slice(0, one.words.length - one.words.trimStart().length);
    one.words = one.words.trim();
  }
  // a row without gaps: of a turn, of a whole session, of a quotation
  const turn = chosen[0]?.passage.closest(".turn");
  const inRow = chosen.every(({ passage }) => passage.closest("[data-whole], .quote") || passage.closest(".turn") === turn);
  return inRow ? chosen : [];
};

// How many characters are selected, where they are more than a link can be made for; else nothing.
const tooMany = (chosen) => {
  const characters = chosen.reduce((sum, { words }) => sum + [...words].length, 0);
  if (characters <= LONGEST) return "";
  const [n, most] = [characters, LONGEST].map((number) => number.toLocaleString(document.documentElement.lang));
  return filled(tools.querySelector("p").dataset.form, { n, most });
};

const fill = (chosen) => {
  const link = `${tools.dataset.base}/u/${chosen[0].passage.id.slice(2)}?words=${pointerTo(chosen)}`;
  const [copyLink, copyQuote] = tools.querySelectorAll("button");
  copyLink.dataset.text = link;
  copyQuote.dataset.text = quotation(chosen, link);
};

const offer = () => {
  const selection = document.getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const chosen = range ? selected(range) : [];
  tools.hidden = !chosen.length;
  if (tools.hidden) return;
  const refusal = tooMany(chosen);
  tools.querySelector("p").textContent = refusal;
  for (const button of tools.querySelectorAll("button")) button.hidden = Boolean(refusal);
  if (!refusal) fill(chosen);
  const { left, top, bottom } = range.getBoundingClientRect();
  const below = Math.min(bottom, innerHeight) + tools.offsetHeight + 16 < innerHeight;
  const place = below ? bottom + 8 : Math.max(8, top - tools.offsetHeight - 8);
  tools.style.left = `${Math.max(8, Math.min(left, innerWidth - tools.offsetWidth - 8)) + scrollX}px`;
  tools.style.top = `${place + scrollY}px`;
};

if (tools) {
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(offer);
  });
  tools.addEventListener("pointerdown", (event) => event.preventDefault()); // a press must not end the selection
}
