package dev.edgelaw.curvature.dense;

/**
 * The spectral measure of a symmetric matrix with respect to a vector g: all eigenvalues with the
 * weights (v'g)^2 of their eigenvectors v. Then g'f(A)g is the sum of weight times f(eigenvalue),
 * and the weights sum to |g|^2.
 *
 * <p>No eigenvector is formed (Golub and Welsch 1969): with A = Q T Q' and T = Z D Z' the
 * components are those of (Q'g)'Z, one row that takes part in the rotations of the QL iteration.
 * Within a cluster of eigenvalues that agree to rounding only the sum of the weights is determined.
 *
 * @param values eigenvalues, ascending
 * @param weights the weight of each
 */
public record SpectralMeasure(double[] values, double[] weights) {}
