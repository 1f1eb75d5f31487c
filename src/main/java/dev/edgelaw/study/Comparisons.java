package dev.edgelaw.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects comparisons in the order of the published tables. */
public final class Comparisons {
  private final List<Comparison> list = new ArrayList<>();

  /** Starts empty. */
  public Comparisons() {}

  /**
   * Holds a figure against the published one.
   *
   * @param quantity its name
   * @param where what singles it out
   * @param published the published figure
   * @param ours our figure
   * @param tolerance how far they may differ
   */
  public void published(
      String quantity,
      Map<String, Object> where,
      double published,
      double ours,
      Tolerance tolerance) {
    list.add(
        Comparison.of(AgreementLevel.PUBLISHED, quantity, where, published, ours, tolerance, ""));
  }

  /**
   * Shows a figure beside a published one that says nothing.
   *
   * @param quantity its name
   * @param where what singles it out
   * @param published the published figure
   * @param ours our figure
   * @param reason why they cannot be compared
   */
  public void incomparable(
      String quantity, Map<String, Object> where, double published, double ours, String reason) {
    list.add(
        Comparison.of(
            AgreementLevel.PUBLISHED,
            quantity,
            where,
            published,
            ours,
            Tolerance.absolute(Double.NaN),
            reason));
  }

  /**
   * Holds a figure against the float64 re-computation.
   *
   * @param quantity its name
   * @param where what singles it out
   * @param rerun the re-computed figure
   * @param ours our figure
   * @param tolerance how far they may differ
   */
  public void float64(
      String quantity, Map<String, Object> where, double rerun, double ours, Tolerance tolerance) {
    list.add(Comparison.of(AgreementLevel.FLOAT64, quantity, where, rerun, ours, tolerance, ""));
  }

  /**
   * All comparisons so far.
   *
   * @return a copy
   */
  public List<Comparison> list() {
    return List.copyOf(list);
  }
}
