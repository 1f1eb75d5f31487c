package dev.edgelaw.curvature;

import java.util.Arrays;

/**
 * The positive part of a spectrum, as the published runs summarise it. Their threshold of 1e-8 is
 * far below float32 rounding, so that their counts and medians include eigenvalues that are exactly
 * 0; sum and largest value do not feel it.
 *
 * @param count number of eigenvalues above the threshold
 * @param sum their sum
 * @param largest the largest of them
 * @param median the middle one, the lower of two
 */
public record PositiveModes(int count, double sum, double largest, double median) {
  private static final double THRESHOLD = 1e-8;

  /**
   * Summarises a spectrum.
   *
   * @param spectrum all eigenvalues
   * @return the positive part; NaN besides the count and sum when there is none
   */
  public static PositiveModes of(HessianSpectrum spectrum) {
    double[] positive =
        Arrays.stream(spectrum.eigenvalues()).filter(value -> value > THRESHOLD).sorted().toArray();
    int count = positive.length;
    return new PositiveModes(
        count,
        Arrays.stream(positive).sum(),
        count == 0 ? Double.NaN : positive[count - 1],
        count == 0 ? Double.NaN : positive[(count - 1) / 2]);
  }

  /**
   * Number of directions of the largest curvature that would have the same sum.
   *
   * @return sum over largest
   */
  public double effectiveRank() {
    return sum / largest;
  }
}
