package dev.edgelaw.studies;

import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Tolerance;
import java.util.Map;
import java.util.function.DoubleFunction;
import tools.jackson.databind.JsonNode;

/**
 * Published lists that run over one parameter, such as the checkpoints of a run.
 *
 * @param comparisons where comparisons are collected
 * @param where what singles out the lists
 * @param parameter what they run over
 * @param values the parameter's values, in the order of the lists
 */
record PublishedSeries(
    Comparisons comparisons, Map<String, Object> where, String parameter, double[] values) {
  void hold(String quantity, JsonNode published, double[] ours, Tolerance tolerance) {
    for (int i = 0; i < values.length; i++) {
      double figure = Published.number(published.get(i));
      comparisons.published(quantity, at(i), figure, ours[i], tolerance);
    }
  }

  /** The same with a tolerance for each value of the parameter. */
  void hold(
      String quantity, JsonNode published, double[] ours, DoubleFunction<Tolerance> tolerance) {
    for (int i = 0; i < values.length; i++) {
      double figure = Published.number(published.get(i));
      comparisons.published(quantity, at(i), figure, ours[i], tolerance.apply(values[i]));
    }
  }

  void show(String quantity, JsonNode published, double[] ours, String reason) {
    for (int i = 0; i < values.length; i++) {
      double figure = Published.number(published.get(i));
      comparisons.incomparable(quantity, at(i), figure, ours[i], reason);
    }
  }

  private Map<String, Object> at(int i) {
    return Fields.of(where).and(parameter, values[i]).map();
  }
}
