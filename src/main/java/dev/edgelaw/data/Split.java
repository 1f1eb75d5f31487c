package dev.edgelaw.data;

/**
 * The two parts that a data source yields.
 *
 * @param train samples to train on
 * @param test samples held out; for {@link GaussianMixture} they come from other centres than the
 *     training samples
 */
public record Split(Dataset train, Dataset test) {}
