// Draws each chart of the page from the columns of a table that it names. null is a number that is
// not known, which is not zero.
(() => {
  "use strict";

  const exact = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
  const compact = new Intl.NumberFormat("en", { notation: "compact" });
  const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 7, PageDown: -7, Home: -Infinity, End: Infinity };
  const TIMES = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 28800, 43200, 86400, 172800, 432000, 864000, 1728000, 4320000];
  const NUMBERS = [0.001, 0.01, 0.1, 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].flatMap((m) => [1, 2, 5].map((n) => n * m));
  let charts = [];

  const color = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue("--chart-" + name).trim();

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  /* A duration in its two largest units, as the tables write it. */
  function duration(seconds) {
    const s = Math.round(seconds);
    const minutes = Math.floor(s / 60);
    const hours = Math.floor(minutes / 60);
    if (s < 60) return s + " s";
    if (minutes < 60) return minutes + " min " + (s % 60) + " s";
    return hours < 24 ? hours + " h " + (minutes % 60) + " min" : Math.floor(hours / 24) + " d " + (hours % 24) + " h";
  }

  const FORMATS = {
    count: (n) => exact.format(n),
    number: (n) => exact.format(n),
    seconds: duration,
    share: (n) => exact.format(n * 100) + " %",
    dollars: (n) => "$" + exact.format(n),
  };
  const TICKS = {
    count: (n) => compact.format(n),
    number: (n) => compact.format(n),
    seconds: (n) => duration(n).replace(/ 0 (s|min|h)$/, ""),
    share: (n) => exact.format(n * 100) + " %",
    dollars: (n) => "$" + compact.format(n),
  };

  /* The numbers of a chart, from its table. */
  function read(root) {
    const table = document.getElementById(root.dataset.chart);
    const names = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent);
    const rows = [...table.querySelectorAll("tbody tr")];
    const steps = rows.map((row) => row.querySelector("a"));
    const colours = root.dataset.colours.split(" ");
    return {
      form: root.dataset.form,
      unit: root.dataset.unit,
      labels: steps.map((step) => step.dataset.label),
      words: steps.map((step) => step.textContent),
      links: steps.map((step) => step.getAttribute("href")),
      series: root.dataset.columns.split(" ").map((column, i) => ({
        name: names[column],
        colour: colours[i],
        values: rows.map((row) => {
          const value = row.children[column].dataset.value;
          return value === undefined ? null : Number(value);
        }),
      })),
    };
  }

  class Chart {
    constructor(root) {
      this.root = root;
      this.data = read(root);
      this.length = this.data.labels.length;
      this.at = this.length - 1;
      this.stacked = this.data.form === "bars";
      this.build();
      this.draw();
      this.show(this.at);
      this.sizes = new ResizeObserver(() => this.resize());
      this.sizes.observe(this.plot);
    }

    build() {
      const legend = element("div", "legend");
      this.step = element("span", "step");
      legend.append(this.step);
      this.values = this.data.series.map((series) => {
        const key = element("span", "key " + series.colour, series.name + " ");
        const value = element("b");
        key.append(value);
        legend.append(key);
        return value;
      });
      this.plot = element("div", "plot");
      this.plot.tabIndex = 0;
      this.plot.setAttribute("role", "slider");
      this.plot.setAttribute("aria-label", this.root.querySelector("h3").textContent);
      this.plot.setAttribute("aria-valuemin", "0");
      this.plot.setAttribute("aria-valuemax", String(this.length - 1));
      this.plot.addEventListener("keydown", (event) => this.key(event));
      this.plot.addEventListener("click", (event) => this.click(event));
      this.root.append(legend, this.plot);
    }

    /* Of stacked bars, each series with all below it; the tallest is drawn first. */
    columns() {
      const values = this.data.series.map((series) => series.values);
      if (!this.stacked) return values;
      const sums = values.map((_, s) => values[0].map((_, i) =>
        values.slice(0, s + 1).reduce((sum, each) => sum + (each[i] || 0), 0)));
      return sums.reverse();
    }

    series() {
      const all = this.data.series.map((series, i) => ({
        label: series.name,
        stroke: color(series.colour),
        width: this.stacked ? 0 : 2,
        dash: !this.stacked && i % 2 === 1 ? [5, 3] : undefined,
        fill: this.stacked ? color(series.colour) : undefined,
        paths: this.stacked ? uPlot.paths.bars({ size: [0.7, 40], align: 0 }) : undefined,
        points: { show: !this.stacked && this.length <= 45, size: this.length > 3 ? 5 : 9, width: 2, fill: color("card") },
        spanGaps: false,
      }));
      return this.stacked ? all.reverse() : all;
    }

    draw() {
      if (this.u) this.u.destroy();
      const axis = {
        stroke: color("muted"),
        grid: { stroke: color("grid"), width: 1 },
        ticks: { stroke: color("line"), width: 1, size: 4 },
        font: "12px system-ui, sans-serif",
      };
      const unit = this.data.unit;
      const least = unit === "share" ? 0.1 : unit === "seconds" ? 10 : unit === "count" ? 4 : 1;
      this.u = new uPlot({
        width: Math.max(200, this.plot.clientWidth),
        height: this.plot.clientHeight,
        padding: [10, 8, 0, 0],
        legend: { show: false },
        select: { show: false },
        cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { show: !this.stacked, size: 8 } },
        scales: {
          x: { time: false, range: () => [-0.6, this.length - 0.4] },
          y: { range: (u, min, max) => [0, unit === "share" ? Math.min(1, Math.max(least, (max || 0) * 1.08)) : Math.max(least, (max || 0) * 1.08)] },
        },
        axes: [
          { ...axis, grid: { show: false }, space: 58, size: 30, incrs: [1, 2, 5, 10, 20, 50, 100], values: (u, ticks) => ticks.map((t) => this.data.labels[t] || "") },
          { ...axis, size: (u, texts) => Math.max(62, 14 + 7 * Math.max(0, ...(texts || []).map((text) => text.length))), incrs: unit === "seconds" ? TIMES : unit === "count" ? NUMBERS.filter((n) => n >= 1) : NUMBERS, values: (u, ticks) => ticks.map((t) => TICKS[unit](t)) },
        ],
        series: [{}, ...this.series()],
        hooks: { setCursor: [(u) => this.pointed(u)] },
      }, [this.data.labels.map((_, i) => i), ...this.columns()], this.plot);
      this.root.dataset.drawn = "true";
    }

    pointed(u) {
      const index = u.cursor.idx;
      this.show(index === null || index === undefined ? this.length - 1 : index);
    }

    show(index) {
      this.at = index;
      this.step.textContent = this.data.words[index];
      const spoken = this.data.series.map((series, i) => {
        const value = series.values[index];
        const text = value === null ? "–" : FORMATS[this.data.unit](value);
        this.values[i].textContent = text;
        return series.name + " " + (value === null ? "not known" : text);
      });
      this.plot.setAttribute("aria-valuenow", String(index));
      this.plot.setAttribute("aria-valuetext", this.data.words[index] + ": " + spoken.join(", "));
    }

    key(event) {
      if (event.key === "Enter") {
        location.assign(this.data.links[this.at]);
        return;
      }
      if (!(event.key in STEPS)) return;
      event.preventDefault();
      const index = Math.min(this.length - 1, Math.max(0, this.at + STEPS[event.key]));
      this.u.setCursor({ left: this.u.valToPos(index, "x"), top: 0 });
      this.show(index);
    }

    click(event) {
      const index = this.u.cursor.idx;
      if (index !== null && index !== undefined && event.target.closest(".u-over")) {
        location.assign(this.data.links[index]);
      }
    }

    resize() {
      const width = Math.max(200, this.plot.clientWidth);
      const height = this.plot.clientHeight;
      if (width !== this.u.width || height !== this.u.height) this.u.setSize({ width, height });
    }

    drop() {
      this.sizes.disconnect();
      this.u.destroy();
    }
  }

  /* Draws what is new on the page, and forgets what left it. */
  function look() {
    charts.filter((chart) => !chart.root.isConnected).forEach((chart) => chart.drop());
    charts = charts.filter((chart) => chart.root.isConnected);
    for (const root of document.querySelectorAll("[data-chart]:not([data-drawn])")) charts.push(new Chart(root));
  }

  const redraw = () => charts.forEach((chart) => chart.draw());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  matchMedia("print").addEventListener("change", redraw);
  document.addEventListener("opsledger:shown", look);
  look();
})();
