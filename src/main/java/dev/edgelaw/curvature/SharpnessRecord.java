package dev.edgelaw.curvature;

/**
 * The sharpness along a run, with loss and accuracy at the same points. NaN stands where weights
 * were too large for the arithmetic.
 *
 * @param updates number of updates made at each record
 * @param loss training loss at the updated weights
 * @param accuracy share of training samples whose largest output is that of their label
 * @param sharpness largest eigenvalue of the Hessian of the training loss
 * @param residual norm of H v - sharpness v for the unit vector found: an eigenvalue lies within
 *     it, and no other value is claimed
 * @param products number of Hessian products spent
 * @param converged whether the residual met the tolerance
 * @param powerIteration the published estimate at the first record, from the published start
 *     vector; NaN if not asked for
 */
public record SharpnessRecord(
    int[] updates,
    double[] loss,
    double[] accuracy,
    double[] sharpness,
    double[] residual,
    int[] products,
    boolean[] converged,
    double powerIteration) {}
