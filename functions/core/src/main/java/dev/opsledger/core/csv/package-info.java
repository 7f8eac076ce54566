/** CSV for spreadsheets, whoever wrote what stands in it. */
package dev.opsledger.core.csv;
