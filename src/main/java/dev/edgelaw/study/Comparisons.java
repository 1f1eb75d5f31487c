package dev.edgelaw.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import tools.jackson.databind.JsonNode;

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
   * Holds a figure for each learning rate against the published ones.
   *
   * @param quantity its name
   * @param where what singles the series out besides the learning rate
   * @param learningRates the published learning rates
   * @param published one published figure for each
   * @param ours one of ours for each
   * @param tolerance how far they may differ, by learning rate
   */
  public void publishedByRate(
      String quantity,
      Map<String, Object> where,
      double[] learningRates,
      JsonNode published,
      double[] ours,
      DoubleFunction<Tolerance> tolerance) {
    for (int i = 0; i < learningRates.length; i++) {
      published(
          quantity,
          at(where, learningRates[i]),
          Published.number(published.get(i)),
          ours[i],
          tolerance.apply(learningRates[i]));
    }
  }

  /**
   * Holds a standard deviation for each learning rate against published ones of two digits.
   *
   * @param quantity its name
   * @param where what singles the series out besides the learning rate
   * @param learningRates the published learning rates
   * @param published one published figure for each
   * @param ours one of ours for each
   * @param noise tolerance of the quantity itself
   */
  public void twoDigitsByRate(
      String quantity,
      Map<String, Object> where,
      double[] learningRates,
      JsonNode published,
      double[] ours,
      Tolerance noise) {
    for (int i = 0; i < learningRates.length; i++) {
      double figure = Published.number(published.get(i));
      published(
          quantity,
          at(where, learningRates[i]),
          figure,
          ours[i],
          Tolerances.twoDigits(figure, noise));
    }
  }

  /**
   * Holds a figure for each learning rate against the float64 re-computation.
   *
   * @param quantity its name
   * @param where what singles the series out besides the learning rate
   * @param learningRates the learning rates
   * @param rerun one re-computed figure for each
   * @param ours one of ours for each
   * @param tolerance how far they may differ
   */
  public void float64ByRate(
      String quantity,
      Map<String, Object> where,
      double[] learningRates,
      JsonNode rerun,
      double[] ours,
      Tolerance tolerance) {
    for (int i = 0; i < learningRates.length; i++) {
      float64(
          quantity,
          at(where, learningRates[i]),
          Published.number(rerun.get(i)),
          ours[i],
          tolerance);
    }
  }

  private static Map<String, Object> at(Map<String, Object> where, double learningRate) {
    return Fields.of(where).and("learningRate", learningRate).map();
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
