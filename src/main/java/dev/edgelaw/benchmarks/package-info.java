/**
 * Figures of the JMH benchmarks, read back: two runs compared, targets judged, kernels held against
 * the measured peak.
 */
package dev.edgelaw.benchmarks;
