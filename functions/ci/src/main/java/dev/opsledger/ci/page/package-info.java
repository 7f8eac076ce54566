/** The pages about runs. */
package dev.opsledger.ci.page;
