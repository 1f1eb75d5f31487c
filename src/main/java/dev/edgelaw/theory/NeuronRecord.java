package dev.edgelaw.theory;

/**
 * Drift of the per-neuron laws.
 *
 * @param largestDrift per pair of layers: maximum over updates and neurons of the absolute drift
 * @param worstIdentityResidual largest violation of the per-neuron form of Theorem 2, in units of
 *     the squared norms of the two layers
 */
public record NeuronRecord(double[] largestDrift, double worstIdentityResidual) {}
