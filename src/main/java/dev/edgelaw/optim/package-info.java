/**
 * Optimisers and the one training loop. The loop knows no study: probes watch it, and neither
 * change the run nor draw from its random stream.
 */
package dev.edgelaw.optim;
