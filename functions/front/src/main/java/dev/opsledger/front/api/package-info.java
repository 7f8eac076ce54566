/** The routes of the front: controllers, their documentation, parameters and JSON. */
package dev.opsledger.front.api;
