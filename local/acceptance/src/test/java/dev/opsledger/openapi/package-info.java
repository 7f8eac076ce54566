/** Makes the API's document from the code, and holds the code to it. */
package dev.opsledger.openapi;
