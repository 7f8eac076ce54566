"use strict";
(() => {
  const EVERY = 15_000;
  const PROGRESS_EVERY = 1_000;
  const button = document.getElementById("refresh");
  const progress = document.getElementById("progress");
  if (!document.getElementById("asof")) {
    return; // A page that asks for the token, or says why there is nothing.
  }

  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  /* Replaces what changed, but nothing in which somebody is at work. */
  function show(fresh) {
    for (const id of ["asof", "tiles", "runs", "deployments", "incidents", "visits", "gists", "sources", "activity"]) {
      const now = document.getElementById(id);
      const next = fresh.getElementById(id);
      if (!now || !next || now.contains(document.activeElement)) {
        continue;
      }
      for (const details of now.querySelectorAll("details[open]")) {
        const same = fresh.getElementById(details.id);
        if (same) {
          same.open = true;
        }
      }
      if (now.outerHTML !== next.outerHTML) {
        now.replaceWith(document.adoptNode(next));
      }
    }
  }

  async function update() {
    const answer = await fetch("/", { cache: "no-store" });
    if (answer.status === 401) {
      location.reload();
      return;
    }
    if (!answer.ok) {
      throw new Error("the page answers " + answer.status);
    }
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  }

  async function keepUp() {
    for (;;) {
      await pause(EVERY);
      if (!document.hidden) {
        try {
          await update();
          document.documentElement.removeAttribute("data-stale");
        } catch {
          document.documentElement.setAttribute("data-stale", "");
        }
      }
    }
  }

  function sentence(refresh) {
    const failed = refresh.failed ? `, ${refresh.failed} failed` : "";
    return refresh.finished
      ? `Refreshed: ${refresh.done} of ${refresh.planned} units done${failed}.`
      : `${refresh.done} of ${refresh.planned} units done${failed} …`;
  }

  async function follow(id) {
    for (;;) {
      const answer = await fetch("/refresh-data/" + encodeURIComponent(id), { cache: "no-store" });
      if (!answer.ok) {
        throw new Error("the refresh answers " + answer.status);
      }
      const refresh = await answer.json();
      progress.textContent = sentence(refresh);
      if (refresh.finished) {
        return;
      }
      await pause(PROGRESS_EVERY);
    }
  }

  async function refresh() {
    button.disabled = true;
    progress.textContent = "Asking every source …";
    try {
      const answer = await fetch("/refresh-data", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
      });
      if (!answer.ok) {
        throw new Error("the refresh answers " + answer.status);
      }
      await follow((await answer.json()).refreshId);
      await update();
    } catch {
      progress.textContent = "The refresh could not be followed. Try again in a minute.";
    } finally {
      button.disabled = false;
    }
  }

  if (button) {
    button.hidden = false;
    button.addEventListener("click", refresh);
  }
  keepUp();
})();
