package dev.opsledger.gists.domain;

/**
 * The organization of a user in the CRM.
 *
 * @param id Pipedrive's id
 */
public record Organization(long id) {}
