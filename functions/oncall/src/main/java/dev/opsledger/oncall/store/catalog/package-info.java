/** What is told to other contexts of the services in the catalog. */
package dev.opsledger.oncall.store.catalog;
