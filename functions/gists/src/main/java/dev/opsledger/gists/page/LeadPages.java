package dev.opsledger.gists.page;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.gists.domain.Lead;
import dev.opsledger.gists.store.LeadQuery;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The page about gists and their deals: what waits, and why. */
public record LeadPages(LeadQuery leads, ZoneId zone, Clock clock) {
  private static final String STATE = "state";
  private static final String USER = "user";
  private static final String FROM = "place";
  private static final List<String> STATES = List.of("done", "waiting", "refused");

  WebPage all(PageAddress address) {
    Optional<String> state = address.find(STATE);
    if (state.filter(text -> !STATES.contains(text)).isPresent()) {
      throw RequestException.invalid("state must be one of " + String.join(", ", STATES));
    }
    Optional<String> user = address.find(USER);
    LeadQuery.Part part = read(state.orElse(""), user, address);
    var section =
        new PageSection("leads", "Gists and their deals")
            .add(filter(address, state))
            .add(
                table(part.leads(), title(state))
                    .orElse(
                        state.isPresent() || user.isPresent()
                            ? "No gist matches. Show all states, or all users."
                            : "No gist is stored yet. Set QUERIED_USERS to the GitHub users whose"
                                + " gists become deals, and PIPEDRIVE_API_KEY."));
    if (part.next() > 0) {
      section.add(
          "<p class=\"pages\"><a href=\"%s\" rel=\"next\">Older gists</a></p>\n"
              .formatted(Html.escape(address.with(FROM, "" + part.next()).toString())));
    }
    var page =
        new WebPage(PageArea.LEADS, address, "Leads").asOf(clock.instant(), zone).refreshable();
    user.ifPresent(
        name ->
            page.note("Only of <b>" + Html.escape(name) + "</b>")
                .note(
                    "<a href=\"%s\">Of all users</a>"
                        .formatted(Html.escape(address.without(USER, FROM).toString()))));
    return page.add(
        section.define(
            "A gist of a watched user becomes exactly one deal in Pipedrive. One whose deal is"
                + " refused needs a person: the reason says what Pipedrive did not accept."));
  }

  private LeadQuery.Part read(String state, Optional<String> user, PageAddress address) {
    return switch (state) {
      case "waiting" -> new LeadQuery.Part(of(user, leads.waiting()), 0);
      case "refused" -> new LeadQuery.Part(of(user, leads.refused()), 0);
      default ->
          leads.newest(
              place(address),
              gist ->
                  (state.isEmpty() || gist.dealId().isPresent())
                      && user.filter(name -> !name.equalsIgnoreCase(gist.user())).isEmpty());
    };
  }

  private static List<Lead> of(Optional<String> user, List<Lead> leads) {
    return leads.stream()
        .filter(lead -> user.filter(name -> !name.equalsIgnoreCase(lead.user())).isEmpty())
        .toList();
  }

  private static long place(PageAddress address) {
    String place = address.find(FROM).orElse("0");
    if (!place.matches("0|[1-9][0-9]{0,14}")) {
      throw RequestException.invalid("place must be a positive whole number");
    }
    return Long.parseLong(place);
  }

  private static String title(Optional<String> state) {
    return switch (state.orElse("")) {
      case "done" -> "Gists that became deals";
      case "waiting" -> "Gists whose deals wait";
      case "refused" -> "Gists whose deals were refused";
      default -> "Gists, newest first";
    };
  }

  private static String filter(PageAddress address, Optional<String> state) {
    PageAddress all = address.without(STATE, FROM);
    var html = new StringBuilder("<nav class=\"pages\" aria-label=\"States\">");
    html.append(choice(all, "All states", state.isEmpty()));
    for (String each : STATES) {
      String label = Character.toUpperCase(each.charAt(0)) + each.substring(1);
      html.append(choice(all.with(STATE, each), label, state.filter(each::equals).isPresent()));
    }
    return html.append("</nav>\n").toString();
  }

  private static String choice(PageAddress to, String label, boolean chosen) {
    return "<a href=\"%s\"%s>%s</a> "
        .formatted(Html.escape(to.toString()), chosen ? " aria-current=\"true\"" : "", label);
  }

  private PageTable table(List<Lead> found, String caption) {
    var table =
        new PageTable(
            "gists",
            caption,
            "Gist",
            "User",
            "Published",
            "State",
            "Deal",
            "Attempts",
            "Reason",
            "On GitHub");
    for (Lead lead : found) {
      table.row(
          PageCell.text(lead.description().filter(text -> !text.isBlank()).orElse(lead.gist())),
          PageCell.link(lead.user(), PageAddress.of("leads").with(USER, lead.user()).toString()),
          PageCell.moment(lead.createdAt(), zone),
          PageCell.state(lead.state().text()),
          lead.dealId().map(PageCell::id).orElseGet(PageCell::none),
          PageCell.number(lead.attempts()),
          PageCell.text(lead.reason()),
          PageCell.vendor("Gist", Optional.of(lead.url())));
    }
    return table;
  }
}
