package dev.edgelaw.study;

import java.util.List;
import java.util.Map;

/**
 * What a study found.
 *
 * @param runs one object per training run: seed, learningRate, the other varied parameters, the
 *     measured quantities
 * @param aggregates quantities over several runs, by name
 * @param comparisons our figures against the published ones
 * @param claims the paper's statements and the corrected ones, judged
 * @param figures pictures to draw
 */
public record Findings(
    List<Map<String, Object>> runs,
    Map<String, Object> aggregates,
    List<Comparison> comparisons,
    List<Claim> claims,
    List<Figure> figures) {

  /**
   * Whether every comparable published figure lies within its tolerance.
   *
   * @return the first of the two verdicts
   */
  public boolean reproduced() {
    return comparisons.stream().filter(Comparison::comparable).allMatch(Comparison::within);
  }

  /**
   * The largest deviation in units of its tolerance.
   *
   * @return 0 without comparable figures
   */
  public double worstDeviation() {
    return comparisons.stream()
        .filter(Comparison::comparable)
        .mapToDouble(Comparison::deviation)
        .max()
        .orElse(0);
  }
}
