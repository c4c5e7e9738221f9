// Suggestions while somebody types, in the browser's own list. Without it, the form works as it is.
for (const box of document.querySelectorAll("input[data-suggest]")) {
  const list = document.getElementById(box.getAttribute("list"));
  let timer = 0;
  let asked = "";
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      asked = box.value.trim();
      if (asked.length < 2) return list.replaceChildren();
      const question = asked;
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(question)}`).catch(() => null);
      if (!answer?.ok || question !== asked) return;
      const found = await answer.json();
      list.replaceChildren(...found.filter((one) => one.kind !== "session").map((one) => new Option(one.text)));
    }, 150);
  });
}
