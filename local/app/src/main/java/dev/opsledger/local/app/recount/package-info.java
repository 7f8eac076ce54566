/** Has the figures of sources recounted, and shows what came of it. */
package dev.opsledger.local.app.recount;
