/** Clients of AWS's services as a function needs them, and what watches their calls. */
package dev.opsledger.core.aws;
