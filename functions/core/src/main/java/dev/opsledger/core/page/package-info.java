/** What the pages of all contexts have in common: safe HTML, answers and files. */
package dev.opsledger.core.page;
