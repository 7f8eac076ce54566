package dev.opsledger.traffic.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.clones.ClonesElsewhere;
import dev.opsledger.traffic.domain.clones.Pipelines;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The part of a repository's page that says who clones it: people, or its own pipelines. */
record ClonesSection(ChartSeries series, Pipelines pipelines) {
  private static final String UNKNOWN = "<td>not known";

  /** Appends the section, unless no clones are known. */
  void append(StringBuilder out, RepositoryName name) {
    Optional<ClonesElsewhere> all = ClonesElsewhere.of(known(), pipelines);
    if (all.isEmpty()) {
      return;
    }
    out.append("<section class=\"card\" id=\"clones\"><h2>People, or our own pipelines?</h2>\n")
        .append("<p class=\"sum elsewhere\">Clones from elsewhere: ")
        .append(interval(all.get()))
        .append(" of <b>")
        .append(Html.number(all.get().atMost()))
        .append("</b>.</p>\n<p class=\"why\">")
        .append(Html.escape(all.get().reason()))
        .append(". Cloners are GitHub's unique cloners of a day; nothing is taken off them.</p>\n");
    if (pipelines.since().isPresent()) {
      new ClonesChart(series, pipelines).append(out, name);
      table(out, name);
    } else {
      out.append("<p class=\"why\">No runs of this repository are kept here: they are once its")
          .append(" organization has installed the GitHub App.</p>\n");
    }
    out.append("</section>\n");
  }

  private List<Day> known() {
    return series.days().stream().filter(Objects::nonNull).toList();
  }

  private static String interval(ClonesElsewhere estimate) {
    return "at least <b>%s</b>, at most <b>%s</b>"
        .formatted(Html.number(estimate.atLeast()), Html.number(estimate.atMost()));
  }

  private void table(StringBuilder out, RepositoryName name) {
    out.append("<details class=\"numbers\"><summary>Clones and runs as a table</summary>")
        .append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Clones of ")
        .append(Html.escape(name.full()))
        .append("\"><table class=\"days\"><caption>Clones and runs by day (UTC)</caption>")
        .append("<thead><tr><th scope=\"col\">Day<th scope=\"col\">Clones<th scope=\"col\">")
        .append("Clones per cloner<th scope=\"col\">Runs<th scope=\"col\">Jobs")
        .append("<th scope=\"col\">From elsewhere</thead><tbody>\n");
    known().forEach(day -> row(out, day));
    out.append("</tbody></table></div></details>\n");
  }

  private void row(StringBuilder out, Day day) {
    Optional<Pipelines.OfDay> own = pipelines.of(day.date());
    out.append("<tr><th scope=row>")
        .append(day.date())
        .append(cell(day.clones().map(Counts::count).map(Html::number)))
        .append(cell(day.clones().map(ClonesSection::perCloner)))
        .append(cell(own.map(Pipelines.OfDay::runs).map(Html::number)))
        .append(cell(own.map(Pipelines.OfDay::jobs).map(Html::number)))
        .append(cell(ClonesElsewhere.of(day, pipelines).map(ClonesSection::range)))
        .append('\n');
  }

  private static String cell(Optional<String> text) {
    return text.map(shown -> "<td>" + shown).orElse(UNKNOWN);
  }

  static String range(ClonesElsewhere estimate) {
    return estimate.atLeast() == estimate.atMost()
        ? Html.number(estimate.atMost())
        : Html.number(estimate.atLeast()) + " to " + Html.number(estimate.atMost());
  }

  static String perCloner(Counts clones) {
    return ClonesElsewhere.perCloner(clones)
        .map(each -> String.format(Locale.ROOT, "%.1f", each))
        .orElse("–");
  }
}
