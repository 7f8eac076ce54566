package dev.opsledger.traffic.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.traffic.domain.RepositoryName;

/** A repository's name in a heading. */
final class PageTitle {
  private PageTitle() {}

  static String html(RepositoryName name) {
    return "<span class=\"owner\">%s/</span><wbr>%s"
        .formatted(Html.escape(name.owner()), Html.escape(name.name()));
  }
}
