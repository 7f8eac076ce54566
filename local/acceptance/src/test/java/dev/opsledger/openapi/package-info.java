/** Generates the OpenAPI document from the code and checks that the code conforms to it. */
package dev.opsledger.openapi;
