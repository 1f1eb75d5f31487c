/**
 * The data sets of the paper: synthetic ones drawn from the run's random generator, and MNIST read
 * from IDX files.
 *
 * <p>A {@link dev.edgelaw.data.DataSource} describes a data set completely and draws it; a {@link
 * dev.edgelaw.data.Dataset} holds the numbers. Values are computed in float32, as the published
 * runs did, and then widened to double.
 */
package dev.edgelaw.data;
