// Selected words: a link to exactly these, and a quotation with where it is from.
const tools = document.querySelector(".tools");

// The text of a passage is what stands in it beside links and buttons.
const textNodes = (passage) => {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT, (node) =>
    node.parentNode.closest("a, button") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
};

// The selected part of a passage's text in code points, as app/text/pointer.py counts them.
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
  const start = [...before].length + [...words].length - [...words.trimStart()].length;
  return { passage, start, words: words.trim() };
};

const check = (words) => {
  let value = 0x811c9dc5;
  for (const character of words) value = Math.imul(value ^ character.codePointAt(0), 0x01000193) >>> 0;
  return value.toString(36);
};

const offer = () => {
  const selection = document.getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const passages = range ? [...document.querySelectorAll("p[id^='u-']")] : [];
  const chosen = passages.filter((passage) => range.intersectsNode(passage)).map((passage) => selectedIn(passage, range))
    .filter(({ words }) => words);
  tools.hidden = chosen.length !== 1;
  if (tools.hidden) return;
  const [{ passage, start, words }] = chosen;
  const link = `${tools.dataset.base}/u/${passage.id.slice(2)}?words=${start}-${start + [...words].length}-${check(words)}`;
  const speaker = passage.closest(".turn, .quote").querySelector("h3 a, figcaption a").textContent;
  const values = { words, speaker, source: tools.dataset.source, link };
  const [copyLink, copyQuote] = tools.querySelectorAll("button");
  copyLink.dataset.text = link;
  copyQuote.dataset.text = tools.dataset.form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const { left, top, bottom } = range.getBoundingClientRect();
  const below = bottom + tools.offsetHeight + 16 < innerHeight;
  tools.style.left = `${Math.max(8, Math.min(left, innerWidth - tools.offsetWidth - 8)) + scrollX}px`;
  tools.style.top = `${(below ? bottom + 8 : top - tools.offsetHeight - 8) + scrollY}px`;
};

if (tools) {
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(offer);
  });
  tools.addEventListener("pointerdown", (event) => event.preventDefault()); // a press must not end the selection
}
