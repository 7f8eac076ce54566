/** A function's settings: read once, every problem reported together. */
package dev.opsledger.core.config;
