/**
 * The mathematics of the paper: conservation laws, exact identities for their drift under discrete
 * updates, and the drift definitions of the published runs.
 */
package dev.edgelaw.theory;
