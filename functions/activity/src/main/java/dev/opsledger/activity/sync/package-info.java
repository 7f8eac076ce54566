/** Takes the publishers' messages from the queue. */
package dev.opsledger.activity.sync;
