package dev.opsledger.oncall;

/**
 * What PagerDuty calls a reference: enough to name a thing.
 *
 * @param id PagerDuty's id
 * @param name its name, the id where PagerDuty leaves it out
 */
record Reference(String id, String name) {}
