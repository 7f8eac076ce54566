package dev.opsledger.gists;

/**
 * The organization of a user in the CRM.
 *
 * @param id Pipedrive's id
 */
record Organization(long id) {}
