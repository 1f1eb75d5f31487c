/**
 * Fits, correlations and summaries of measured figures. Distributions and regressions are those of
 * Hipparchus; no other package depends on it.
 *
 * <p>Logarithms are natural. A figure that is not a number, such as the mean over seeds of which
 * one diverged, leaves a fit, which says how many points it used, and makes a summary or a
 * correlation not a number.
 */
package dev.edgelaw.stats;
