/**
 * What the API's document says beyond what the controllers say themselves. Beside each controller
 * stands an interface that nothing implements and nothing loads while a function runs; the document
 * is made from both, and the packaged functions leave all of this out.
 */
package dev.opsledger.core.openapi;
