package dev.opsledger.gists;

/**
 * The organization of a user in the CRM.
 *
 * @param id Pipedrive's id
 * @param fresh whether this ledger created it, so that no deal can be older than the ledger
 */
record Organization(long id, boolean fresh) {}
