package dev.edgelaw.curvature.dense;

/**
 * A symmetric matrix and a vector, both brought to a basis in which the matrix is tridiagonal.
 *
 * @param diagonal T(i, i)
 * @param offDiagonal T(i, i - 1) at i; element 0 is 0
 * @param vector Q'g
 */
record TridiagonalMeasure(double[] diagonal, double[] offDiagonal, double[] vector) {}
