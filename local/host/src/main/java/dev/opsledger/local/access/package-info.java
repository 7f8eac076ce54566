/** Enforces the permissions of function roles, as AWS does. */
package dev.opsledger.local.access;
