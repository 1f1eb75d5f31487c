/**
 * The dense symmetric eigenproblem.
 *
 * <p>Householder reflections bring the matrix to tridiagonal form. From there implicit QL finds the
 * eigenvalues, and with them the weights of one vector; eigenvectors come from divide and conquer.
 * All arithmetic runs in {@link dev.edgelaw.kernel.Arithmetic} or in scalar code of fixed order, so
 * the results have the same bits on every backend and for every number of threads.
 */
package dev.edgelaw.curvature.dense;
