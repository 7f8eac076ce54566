// Draws each chart of the page from the JSON inside its element. Numbers are a list of consecutive
// days; null is a day that no fetch covered, which is not zero.
(() => {
  "use strict";

  const DAY = 86400;
  const TRAFFIC = {
    names: ["views", "visitors", "clones", "cloners"],
    labels: ["Views", "Visitors", "Clones", "Cloners"],
    title: "Traffic of ",
    shown: 2,
  };
  const PIPELINES = {
    names: ["clones", "runs", "jobs"],
    labels: ["Clones", "Runs", "Jobs"],
    title: "Clones, runs and jobs of ",
    shown: 3,
  };
  const charts = [];

  const longDay = new Intl.DateTimeFormat("en-GB", {
    weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC",
  });
  const exact = new Intl.NumberFormat("en");
  const compact = new Intl.NumberFormat("en", { notation: "compact" });

  const color = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  class Chart {
    constructor(root, kind) {
      this.root = root;
      this.kind = kind;
      this.data = JSON.parse(root.querySelector("script").textContent);
      this.start = Date.parse(this.data.first + "T00:00:00Z") / 1000;
      this.known = this.data[kind.names[0]];
      this.length = this.known.length;
      this.days = Array.from({ length: this.length }, (_, i) => this.start + i * DAY);
      this.withClones = false;
      this.last = this.known.findLastIndex((number) => number !== null);
      this.at = this.last;
      this.build();
      this.draw();
      this.show(this.at);
      new ResizeObserver(() => this.resize()).observe(this.plot);
    }

    build() {
      this.legend = element("div", "legend");
      this.day = element("span", "day");
      this.legend.append(this.day);
      this.values = this.kind.names.map((name, i) => {
        const key = element("span", "key " + name, this.kind.labels[i] + " ");
        const value = element("b");
        key.append(value);
        key.hidden = i >= this.kind.shown;
        this.legend.append(key);
        return { key, value };
      });
      this.toggle = element("button", "", "Clones");
      this.toggle.type = "button";
      this.toggle.setAttribute("aria-pressed", "false");
      this.toggle.addEventListener("click", () => this.toggleClones());
      if (this.kind.shown < this.kind.names.length) this.legend.append(this.toggle);

      this.plot = element("div", "plot");
      this.plot.tabIndex = 0;
      this.plot.setAttribute("role", "slider");
      this.plot.setAttribute("aria-label", this.kind.title + this.root.dataset.name + " by day");
      this.plot.setAttribute("aria-valuemin", "0");
      this.plot.setAttribute("aria-valuemax", String(this.length - 1));
      this.plot.addEventListener("keydown", (event) => this.key(event));
      this.root.append(this.legend, this.plot);
      this.hint();
    }

    hint() {
      const hints = [];
      if (this.known.slice(0, this.last).includes(null)) hints.push(["gap", "no data: GitHub was not asked in time"]);
      if (this.last < this.length - 1) hints.push(["gap", "not counted by GitHub yet"]);
      const open = this.data.final.flatMap((final, i) => (final === 0 ? [this.iso(i)] : []));
      if (open.length === 1 && open[0] === this.data.today) hints.push(["partial", "today so far"]);
      else if (open.length > 0) hints.push(["partial", "not counted to its end"]);
      if (hints.length === 0) return;
      const line = element("p", "hint");
      hints.forEach(([name, text]) => line.append(element("span", name, text)));
      this.root.append(line);
    }

    draw() {
      if (this.u) this.u.destroy();
      const axis = {
        stroke: color("muted"),
        grid: { stroke: color("grid"), width: 1 },
        ticks: { stroke: color("line"), width: 1, size: 4 },
        font: "12px system-ui, sans-serif",
      };
      const series = this.kind.names.map((name, i) => ({
        label: this.kind.labels[i],
        show: i < this.kind.shown || this.withClones,
        stroke: color(name),
        width: this.length > 400 ? 1 : 2,
        dash: i % 2 === 1 ? [5, 3] : undefined,
        fill: i === 0 ? color(name) + "22" : undefined,
        points: {
          size: this.length > 3 ? 5 : 11,
          width: 2,
          fill: color("card"),
          show: this.length <= 45,
          filter: (u, s) => this.points(u.data[s]),
        },
      }));
      const half = DAY / 2;
      this.u = new uPlot({
        width: Math.max(200, this.plot.clientWidth),
        height: this.plot.clientHeight,
        tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), "Etc/UTC"),
        padding: [10, 8, 0, 0],
        legend: { show: false },
        select: { show: false },
        cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 8 } },
        scales: {
          x: { time: true, range: () => [this.days[0] - half, this.days[this.length - 1] + half] },
          y: { range: (u, min, max) => [0, Math.max(4, (max || 0) * 1.08)] },
        },
        axes: [
          { ...axis, space: 64, size: 44, incrs: [1, 2, 7, 14, 30, 91, 182, 365, 730, 1461, 3653].map((n) => n * DAY), values: (u, ticks) => this.dates(ticks) },
          { ...axis, size: 46, incrs: [1, 2, 5].flatMap((n) => [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].map((m) => n * m)).sort((a, b) => a - b), values: (u, ticks) => ticks.map((t) => compact.format(t)) },
        ],
        series: [{}, ...series],
        hooks: { drawClear: [(u) => this.bands(u)], setCursor: [(u) => this.pointed(u)] },
      }, [this.days, ...this.kind.names.map((name) => this.data[name])], this.plot);
      this.root.dataset.drawn = "true";
    }

    /** Dots for isolated days, which a line would not show; for all days if there are few. */
    points(values) {
      if (this.length <= 45) return null;
      const alone = [];
      values.forEach((value, i) => {
        const before = i > 0 ? values[i - 1] : null;
        const after = i + 1 < values.length ? values[i + 1] : null;
        if (value !== null && before === null && after === null) alone.push(i);
      });
      return alone.length === 0 ? null : alone;
    }

    dates(ticks) {
      const months = this.length > 120;
      let year = "";
      return ticks.map((tick) => {
        const date = new Date(tick * 1000);
        const thisYear = String(date.getUTCFullYear());
        const day = months
          ? date.toLocaleDateString("en-GB", { month: "short", timeZone: "UTC" })
          : date.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
        const text = thisYear === year ? day : day + "\n" + thisYear;
        year = thisYear;
        return text;
      });
    }

    /** Shades days without data, and incomplete days. */
    bands(u) {
      this.runs((i) => this.known[i] === null, (from, to) => this.band(u, from, to, "gap"));
      this.runs((i) => this.data.final[i] === 0, (from, to) => this.band(u, from, to, "partial"));
    }

    runs(test, found) {
      for (let i = 0; i < this.length; i++) {
        if (!test(i)) continue;
        const from = i;
        while (i + 1 < this.length && test(i + 1)) i++;
        found(from, i);
      }
    }

    /** As wide as its days, except that one of very few days would fill the chart. */
    band(u, from, to, name) {
      const most = 48 * devicePixelRatio;
      const half = Math.min(most, u.valToPos(this.days[0] + DAY / 2, "x", true) - u.valToPos(this.days[0], "x", true));
      const left = u.valToPos(this.days[from], "x", true) - half;
      const right = u.valToPos(this.days[to], "x", true) + half;
      u.ctx.save();
      u.ctx.fillStyle = color(name);
      u.ctx.fillRect(left, u.bbox.top, Math.max(right - left, 2), u.bbox.height);
      u.ctx.restore();
    }

    iso(index) {
      return new Date(this.days[index] * 1000).toISOString().slice(0, 10);
    }

    pointed(u) {
      const index = u.cursor.idx;
      this.show(index === null || index === undefined ? this.last : index);
    }

    show(index) {
      this.at = index;
      const data = this.data;
      const date = new Date(this.days[index] * 1000);
      const known = this.known[index] !== null;
      let remark = "";
      if (!known) remark = "no data";
      else if (data.final[index] === 0) {
        remark = this.iso(index) === data.today ? "so far" : "not counted to its end";
      }
      this.day.textContent = longDay.format(date);
      if (remark) this.day.append(" ", element("small", "", "(" + remark + ")"));
      const spoken = [];
      this.values.forEach(({ key, value }, i) => {
        const number = data[this.kind.names[i]][index];
        value.textContent = number === null ? "–" : exact.format(number);
        if (!key.hidden && number !== null) spoken.push(exact.format(number) + " " + this.kind.names[i]);
      });
      this.plot.setAttribute("aria-valuenow", String(index));
      const text = longDay.format(date) + ": " + (known ? spoken.join(", ") : "no data");
      this.plot.setAttribute("aria-valuetext", known && remark ? text + ", " + remark : text);
    }

    key(event) {
      const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 7, PageDown: -7, Home: -Infinity, End: Infinity };
      if (!(event.key in steps)) return;
      event.preventDefault();
      const index = Math.min(this.length - 1, Math.max(0, this.at + steps[event.key]));
      this.u.setCursor({ left: this.u.valToPos(this.days[index], "x"), top: 0 });
      this.show(index);
    }

    toggleClones() {
      this.withClones = !this.withClones;
      this.toggle.setAttribute("aria-pressed", String(this.withClones));
      this.values[2].key.hidden = this.values[3].key.hidden = !this.withClones;
      this.u.batch(() => [3, 4].forEach((i) => this.u.setSeries(i, { show: this.withClones })));
      this.show(this.at);
    }

    resize() {
      const width = Math.max(200, this.plot.clientWidth);
      const height = this.plot.clientHeight;
      if (width !== this.u.width || height !== this.u.height) this.u.setSize({ width, height });
    }
  }

  for (const root of document.querySelectorAll("[data-traffic]")) charts.push(new Chart(root, TRAFFIC));
  for (const root of document.querySelectorAll("[data-pipelines]")) charts.push(new Chart(root, PIPELINES));

  const redraw = () => charts.forEach((chart) => chart.draw());
  const printed = (yes) => {
    document.documentElement.toggleAttribute("data-print", yes);
    redraw();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  matchMedia("print").addEventListener("change", (event) => printed(event.matches));
  for (const place of document.querySelectorAll("[data-origin]")) place.textContent = location.origin;
  // Leave empty dates out of the address.
  for (const form of document.querySelectorAll("form.filter")) {
    form.addEventListener("submit", () => {
      for (const input of form.elements) if (input.value === "") input.disabled = true;
    });
  }
})();
