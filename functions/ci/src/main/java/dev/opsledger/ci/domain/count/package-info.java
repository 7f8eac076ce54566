/** What runs, attempts and jobs count for in the rollups of CI: pure functions of their states. */
package dev.opsledger.ci.domain.count;
