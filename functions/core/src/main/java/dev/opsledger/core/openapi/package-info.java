/**
 * Annotations for the parts of the OpenAPI document that the controllers do not state themselves.
 * Each controller has a documentation interface beside it that is neither implemented nor loaded at
 * run time; the document is generated from both, and the packaged functions leave these types out.
 */
package dev.opsledger.core.openapi;
