// A recording played on the page: loaded when it is asked for, never before. Without this the link opens it.
const built = {
  frame: (address, title) => {
    const frame = document.createElement("iframe");
    frame.src = address;
    frame.title = title;
    frame.allow = "fullscreen; encrypted-media; picture-in-picture";
    frame.allowFullscreen = true;
    return frame;
  },
  video: (address) => media("video", address),
  audio: (address) => media("audio", address),
};

const media = (kind, address) => {
  const player = document.createElement(kind);
  player.src = address;
  player.controls = true;
  player.preload = "metadata";
  follow(player);
  return player;
};

// The passage that is heard is marked, and kept in sight until the reader scrolls.
const follow = (player) => {
  const passages = [...document.querySelectorAll("[data-at]")];
  const starts = passages.map((passage) => Number(passage.dataset.at));
  let now = null;
  let led = true;
  for (const sign of ["wheel", "touchmove", "keydown"]) addEventListener(sign, () => { led = false; }, { passive: true });
  player.addEventListener("play", () => { led = true; });
  player.addEventListener("timeupdate", () => {
    const passage = passages[starts.findLastIndex((start) => start <= player.currentTime)] ?? null;
    if (passage === now) return;
    now?.classList.remove("now");
    passage?.classList.add("now");
    now = passage;
    if (led) passage?.scrollIntoView({ block: "center" });
  });
};

for (const link of document.querySelectorAll("a[data-player]")) {
  link.setAttribute("role", "button");
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const player = built[link.dataset.player](link.dataset.src, link.dataset.title);
    link.closest(".player").replaceWith(player);
    player.classList.add("playing");
    player.focus();
  });
}
