/**
 * JMH benchmarks of the kernel and of whole training steps.
 *
 * <p>Every benchmark checks at set-up that its backends agree bit for bit, starts each iteration
 * from the same state, and returns its result.
 */
package dev.edgelaw.bench;
