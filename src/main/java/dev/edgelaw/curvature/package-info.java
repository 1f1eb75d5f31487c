/** Curvature of the loss: products with its second derivatives, extreme eigenvalues, spectra. */
package dev.edgelaw.curvature;
