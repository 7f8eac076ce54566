/** CSV that is safe to open in a spreadsheet, whatever its content. */
package dev.opsledger.core.csv;
