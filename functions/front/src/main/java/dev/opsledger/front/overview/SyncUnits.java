package dev.opsledger.front.overview;

import dev.opsledger.core.sync.UnitState;
import java.util.List;

/**
 * A page of a source's units, by id.
 *
 * @param source the name of the source
 * @param units the units of the page
 * @param more whether there are more after them
 */
public record SyncUnits(String source, List<UnitState> units, boolean more) {}
