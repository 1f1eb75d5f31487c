package dev.edgelaw.curvature;

/**
 * Approximate eigenpairs with what is known of their error: within {@code residualNorms[i]} of
 * {@code values[i]} lies an eigenvalue of the operator.
 *
 * @param values the wanted end first; fewer than asked for if the start vector's Krylov space was
 *     smaller
 * @param residualNorms norms of A v - value v, as Lanczos estimates them
 * @param vectors unit vectors, one for each value
 * @param products number of operator products spent
 * @param converged whether all residuals met the tolerance
 * @param invariant whether the start vector's Krylov space was exhausted, so that the values are
 *     exact; eigenvectors orthogonal to the start are then unseen
 */
public record RitzPairs(
    double[] values,
    double[] residualNorms,
    double[][] vectors,
    int products,
    boolean converged,
    boolean invariant) {}
