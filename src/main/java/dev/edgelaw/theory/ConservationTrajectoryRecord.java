package dev.edgelaw.theory;

/**
 * The Frobenius laws along a run.
 *
 * @param updates number of updates made at each record
 * @param law C_l there, one row per record, one column per pair of layers
 * @param imbalanceSum S_l up to there: the sum of delta_l over all updates made, same shape
 */
public record ConservationTrajectoryRecord(
    int[] updates, double[][] law, double[][] imbalanceSum) {}
