package dev.edgelaw.curvature.dense;

/**
 * A = Q T Q' with T symmetric and tridiagonal.
 *
 * @param diagonal T(i, i)
 * @param offDiagonal T(i, i - 1) at i; element 0 is 0
 * @param basis Q
 */
record TridiagonalForm(double[] diagonal, double[] offDiagonal, Reflections basis) {}
