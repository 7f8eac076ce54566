/** The pages about incidents and services. */
package dev.opsledger.oncall.page;
