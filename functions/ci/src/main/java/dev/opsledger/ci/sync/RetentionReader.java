package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.Retention;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import java.util.Optional;

/** Reads for how long GitHub keeps the runs of a repository. */
public record RetentionReader(GitHub github) {
  /**
   * The present retention, or GitHub's default where the App may not read it.
   *
   * @param known what was read before
   */
  Retention read(RunsUnit target, Optional<Retention> known)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    String path = "/repos/" + target.fullName() + "/actions/permissions/artifact-and-log-retention";
    try {
      Optional<Page> page =
          github.get(
              github.installation(target.installation()),
              github.at(path),
              known.flatMap(Retention::etag));
      return page.map(RetentionReader::parse).or(() -> known).orElse(Retention.DEFAULT);
    } catch (VendorRefusedException e) {
      if (e.status() != 403 && e.status() != 404) {
        throw e;
      }
      return Retention.DEFAULT;
    }
  }

  private static Retention parse(Page page) {
    return Json.number(page.body(), "days")
        .filter(days -> days > 0)
        .map(days -> new Retention(days, page.etag()))
        .orElse(Retention.DEFAULT);
  }
}
