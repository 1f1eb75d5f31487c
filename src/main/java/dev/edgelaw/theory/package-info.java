/**
 * The mathematics of the paper: conservation laws, exact identities for their drift under discrete
 * updates, the spectral crossover, diagonal modes, tangent-kernel rates, the mean-field view, and
 * the drift definitions of the published runs. Where a theorem is false as stated, its class gives
 * both versions.
 */
package dev.edgelaw.theory;
