package dev.opsledger.traffic.page;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.page.Html;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.clones.Pipelines;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The chart of a repository's clones beside its runs and jobs. */
record ClonesChart(ChartSeries series, Pipelines pipelines) {
  void append(StringBuilder out, RepositoryName name) {
    out.append("<div class=\"chart clones\" data-pipelines data-name=\"")
        .append(Html.escape(name.full()))
        .append("\"><script type=\"application/json\">")
        .append(Html.json(json()))
        .append("</script></div>\n");
  }

  private JsonNode json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("first", series.first());
    fields.put("today", series.today());
    fields.put("clones", each(i -> clones(series.days().get(i))));
    fields.put("runs", each(i -> own(i, Pipelines.OfDay::runs)));
    fields.put("jobs", each(i -> own(i, Pipelines.OfDay::jobs)));
    fields.put("final", each(i -> isOpen(series.days().get(i)) ? 0 : 1));
    return Json.node(fields);
  }

  private List<Object> each(Function<Integer, Object> number) {
    List<Object> numbers = new ArrayList<>(series.days().size());
    for (int i = 0; i < series.days().size(); i++) {
      numbers.add(number.apply(i));
    }
    return numbers;
  }

  private static Object clones(Day day) {
    return day == null ? null : day.clones().map(Counts::count).orElse(null);
  }

  private Object own(int index, Function<Pipelines.OfDay, Long> number) {
    return pipelines.of(series.date(index)).map(number).orElse(null);
  }

  private static boolean isOpen(Day day) {
    return day != null && !day.finished();
  }
}
