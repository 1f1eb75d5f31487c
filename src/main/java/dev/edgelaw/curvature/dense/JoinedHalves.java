package dev.edgelaw.curvature.dense;

/**
 * Two solved halves of a tridiagonal eigenproblem: eigenvalues and, as rows, eigenvectors.
 *
 * @param d eigenvalues
 * @param rows row i holds the eigenvector of d(i) in columns {@code from} to {@code to}
 * @param stride distance between rows
 * @param from first row and column of the first half
 * @param middle first of the second half, a multiple of 8 after {@code from}
 * @param to end of the second half
 */
record JoinedHalves(double[] d, double[] rows, int stride, int from, int middle, int to) {}
