/** The home page and the sign-in page as HTML, with their script, style and icon. */
package dev.opsledger.front.page;
