// Copying: the buttons beside a link or citation, and one button that follows the reader through a session.
const said = (button, text) => {
  const before = button.textContent;
  button.textContent = text;
  setTimeout(() => { button.textContent = before; }, 1500);
};

const copy = async (button, text, field) => {
  try {
    await navigator.clipboard.writeText(text);
    said(button, button.dataset.done);
  } catch {
    field?.select();
    said(button, button.dataset.failed);
  }
};

for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", () => copy(button, field.value, field));
}

const talk = document.querySelector(".talk");
if (talk) {
  const button = document.querySelector(".copy-here");
  button.hidden = false;
  const follow = (event) => {
    const passage = event.target.closest?.("p[id^='u-']");
    if (passage && button.parentNode !== passage) passage.append(button);
  };
  talk.addEventListener("pointerover", follow);
  talk.addEventListener("focusin", follow);
  button.addEventListener("click", () => copy(button, new URL(button.parentNode.querySelector(".at").href).href));
}
