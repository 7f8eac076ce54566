/** Texts that mean the same although they are written differently. */
package dev.opsledger.core.text;
