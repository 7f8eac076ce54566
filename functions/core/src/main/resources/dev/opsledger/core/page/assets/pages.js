"use strict";
(() => {
  const EVERY = 15_000;
  const PROGRESS_EVERY = 1_000;
  const button = document.getElementById("refresh");
  const progress = document.getElementById("progress");
  const live = () => [...document.querySelectorAll("[data-live][id]")];
  if (live().length === 0) {
    return; // There is nothing to keep up with, as on the page to sign in.
  }

  /* As the sections came: scripts draw in them, which is no change. */
  const served = new Map(live().map((each) => [each.id, each.outerHTML]));

  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  /* Whether somebody is in the middle of something there. */
  function isInUse(element) {
    const selection = getSelection();
    return element.contains(document.activeElement)
      || (!selection.isCollapsed && selection.containsNode(element, true));
  }

  /* Replaces what changed, except what is in use. What one reads stays where it is. */
  function show(fresh) {
    const anchor = live().find((each) => each.getBoundingClientRect().bottom > 0);
    const top = anchor ? anchor.getBoundingClientRect().top : 0;
    for (const now of live()) {
      const next = fresh.getElementById(now.id);
      if (!next || next.outerHTML === served.get(now.id) || isInUse(now)) {
        continue;
      }
      served.set(now.id, next.outerHTML);
      for (const details of now.querySelectorAll("details[open]")) {
        const same = fresh.getElementById(details.id);
        if (same) {
          same.open = true;
        }
      }
      const left = [...now.querySelectorAll(".scroll")].map((each) => each.scrollLeft);
      const put = document.adoptNode(next);
      now.replaceWith(put);
      put.querySelectorAll(".scroll").forEach((each, i) => { each.scrollLeft = left[i] || 0; });
    }
    document.dispatchEvent(new Event("opsledger:shown"));
    const stays = anchor && document.getElementById(anchor.id);
    if (stays && top < 0) {
      scrollBy(0, stays.getBoundingClientRect().top - top);
    }
  }

  /* What sections show of other pages, as it came. */
  const shown = new WeakMap();

  /* Puts into a section what a section of another page holds; its link to that page stays. */
  async function showOther(section) {
    const [address, id] = section.dataset.shows.split("#");
    const response = await fetch(address, { cache: "no-store" });
    const page = new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html");
    const found = page.getElementById(id);
    if (!found || found.outerHTML === shown.get(section) || isInUse(section)) {
      return;
    }
    shown.set(section, found.outerHTML);
    found.querySelector("h2")?.remove();
    for (const each of found.querySelectorAll("[id]")) {
      each.id = section.id + "-" + each.id;
    }
    for (const link of found.querySelectorAll('a[href^="#"]')) {
      link.setAttribute("href", address + link.getAttribute("href"));
    }
    const content = document.createElement("div");
    content.className = "shown";
    content.append(...found.childNodes);
    section.querySelector(".shown")?.remove();
    section.append(document.adoptNode(content));
  }

  /* One that cannot be had now is asked for again with the next update. */
  async function showOthers() {
    await Promise.allSettled([...document.querySelectorAll("[data-shows]")].map(showOther));
  }

  async function update() {
    const response = await fetch(location.href, { cache: "no-store" });
    if (response.status === 401) {
      location.reload();
      return;
    }
    if (!response.ok) {
      throw new Error("the page returned status " + response.status);
    }
    show(new DOMParser().parseFromString(await response.text(), "text/html"));
    await showOthers();
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
  showOthers();
  keepUp();
})();
