/**
 * Random numbers identical to those of the published PyTorch runs.
 *
 * <p>Every initial weight and every synthetic data set of the paper comes from PyTorch's CPU
 * generator. The classes here draw the same 32-bit words in the same order and turn them into the
 * same float32 values, so that a run that starts from the same seed starts from the same point.
 * Integer arithmetic, float32 arithmetic and {@link java.lang.StrictMath} only: the draws are the
 * same on every machine.
 */
package dev.edgelaw.random;
