"use strict";
(() => {
  const EVERY = 15_000;
  const PROGRESS_EVERY = 1_000;
  const button = document.getElementById("refresh");
  const progress = document.getElementById("progress");
  if (!document.getElementById("asof")) {
    return; // The sign-in page has nothing to refresh.
  }

  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  /* Replaces the sections that changed, except the one that has the focus. */
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
    const response = await fetch("/", { cache: "no-store" });
    if (response.status === 401) {
      location.reload();
      return;
    }
    if (!response.ok) {
      throw new Error("the page returned status " + response.status);
    }
    show(new DOMParser().parseFromString(await response.text(), "text/html"));
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

  function summary(refresh) {
    const failed = refresh.failed ? `, ${refresh.failed} failed` : "";
    return refresh.finished
      ? `Refreshed: ${refresh.done} of ${refresh.planned} units done${failed}.`
      : `${refresh.done} of ${refresh.planned} units done${failed} …`;
  }

  async function follow(id) {
    for (;;) {
      const response = await fetch("/refresh-data/" + encodeURIComponent(id), { cache: "no-store" });
      if (!response.ok) {
        throw new Error("the refresh returned status " + response.status);
      }
      const refresh = await response.json();
      progress.textContent = summary(refresh);
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
      const response = await fetch("/refresh-data", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
      });
      if (!response.ok) {
        throw new Error("the refresh returned status " + response.status);
      }
      await follow((await response.json()).refreshId);
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
