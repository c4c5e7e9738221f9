// Copying: a button with data-copy copies the field of that id, one with data-text that text.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy], button[data-text]");
  if (!button) return;
  const field = button.dataset.copy ? document.getElementById(button.dataset.copy) : null;
  const label = button.dataset.label ??= button.textContent;
  try {
    await navigator.clipboard.writeText(field ? field.value : button.dataset.text);
    button.textContent = button.dataset.done;
  } catch {
    field?.select();
    button.textContent = button.dataset.failed;
  }
  setTimeout(() => { button.textContent = label; }, 1500);
});
for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = false;

// One button that follows the reader through a session.
const talk = document.querySelector(".talk");
const button = document.querySelector(".copy-here");
if (talk && button) {
  button.hidden = false;
  const follow = (event) => {
    const passage = event.target.closest?.("p[id^='u-']");
    if (!passage || button.parentNode === passage) return;
    passage.append(button);
    button.dataset.text = new URL(passage.querySelector(".at").href).href;
  };
  talk.addEventListener("pointerover", follow);
  talk.addEventListener("focusin", follow);
}
