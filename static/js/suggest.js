// Suggestions while somebody types, in a list below the box. The browser's own list would leave out what does not
// begin with the letters typed, such as a name by its pinyin. Without it, the form works as it is.
const HAN = /\p{Script=Han}/u;
const LONGEST = 40; // of what was typed, characters that are shown again before what goes on from it

// what two texts begin with, whatever the case of the letters; not half a character
const inCommon = (text, other) => {
  let size = 0;
  for (const character of text) {
    if (!other.startsWith(character, size) && other[size]?.toLowerCase() !== character.toLowerCase()) break;
    size += character.length;
  }
  return size;
};

document.querySelectorAll("input[data-suggest]").forEach((box, number) => {
  const list = document.createElement("ul");
  let found = [];
  let chosen = -1;
  let asked = "";
  let timer = 0;
  list.id = `suggested-${number}`;
  list.className = "suggested";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.list);
  list.hidden = true;
  box.form.append(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  const option = (one, i) => {
    const item = document.createElement("li");
    item.id = `${list.id}-${i}`;
    item.setAttribute("role", "option");
    const text = document.createElement("span");
    const typed = inCommon(one.text, box.value.trim());
    if (typed && typed < one.text.length && one.kind !== "session" && one.kind !== "event") {
      const more = document.createElement("b");
      more.textContent = one.text.slice(typed);
      text.append(typed > LONGEST ? `…${one.text.slice(typed - LONGEST, typed)}` : one.text.slice(0, typed), more);
    } else text.textContent = one.text;
    if (HAN.test(one.text)) text.lang = "zh";
    item.append(text);
    const kind = box.dataset[one.kind];
    if (kind) {
      const small = document.createElement("small");
      small.textContent = kind;
      item.append(" ", small);
    }
    item.addEventListener("click", () => take(one));
    return item;
  };

  const show = (some) => {
    found = some;
    list.replaceChildren(...found.map(option));
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  };

  const choose = (which) => {
    chosen = which;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === chosen)));
    const item = list.children[chosen];
    if (!item) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  };

  // a person, session or event has a page; words are searched for, within whatever the search is narrowed to; a field is
  // gone on with
  const take = (one) => {
    asked = "";
    show([]);
    if (["speaker", "session", "event"].includes(one.kind)) return location.assign(one.url);
    box.value = one.text;
    if (one.kind === "term") return box.form.requestSubmit();
    box.focus();
    box.setSelectionRange(one.text.length, one.text.length);
    box.dispatchEvent(new Event("input"));
  };

  const ask = async (question) => {
    const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(question)}`).catch(() => null);
    const some = answer?.ok ? await answer.json().catch(() => []) : [];
    if (question === asked) show(some);
  };

  const complete = (wait) => {
    clearTimeout(timer);
    asked = box.selectionEnd === box.value.length ? box.value.trimStart() : ""; // only the end is completed
    if (!asked) return show([]);
    timer = setTimeout(ask, wait, asked);
  };

  box.addEventListener("input", () => complete(120));
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // 229: Safari's last key of composing
    if (list.hidden && event.key !== "ArrowDown") return;
    if (list.hidden) complete(0); // closed by Escape it opens again
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((chosen + 1 + step + found.length + 1) % (found.length + 1)) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      take(found[chosen]);
    } else if (event.key === "Escape") {
      asked = "";
      show([]);
    } else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the keys
  const leave = () => {
    clearTimeout(timer);
    asked = "";
    show([]);
  };
  box.addEventListener("blur", leave);
  box.form.addEventListener("submit", leave);
  addEventListener("pagehide", leave);
});
