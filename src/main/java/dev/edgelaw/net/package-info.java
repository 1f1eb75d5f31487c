/**
 * Multi-layer perceptrons on flat arrays: architecture, parameter layout, activations, losses,
 * forward and backward pass.
 *
 * <p>Samples are rows. The first weight matrix is stored in x out, all others out x in: then every
 * product of the forward and backward pass has the form A B or A' B over contiguous columns, and a
 * step transposes only the later, smaller matrices.
 */
package dev.edgelaw.net;
