package dev.edgelaw.curvature;

/**
 * Sharpness: the largest algebraic eigenvalue of the Hessian.
 *
 * @param value the eigenvalue, never above the true one but for rounding
 * @param residual norm of H v - value v: an eigenvalue of H lies within it of {@code value}
 * @param products number of Hessian products spent
 * @param converged whether the residual met the tolerance
 */
public record Sharpness(double value, double residual, int products, boolean converged) {}
