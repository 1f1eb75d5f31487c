package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Published;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The figure of E10. */
final class E10Figure {
  private E10Figure() {}

  /** kappa against eps, with the independent computation's values where it is judged. */
  static Figure of(CouplingLadder squared, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    for (double rate : squared.rates()) {
      if (squared.converged(rate)) {
        series.add(
            new Figure.Series(
                "eta = " + rate,
                Figure.Style.MEASURED,
                squared.nonlinearities(),
                percents(squared.coupling(rate)),
                null));
      }
    }
    if (published != null) {
      for (long seed : published.visibleSeeds()) {
        List<JsonNode> nodes = new ArrayList<>();
        for (JsonNode node : published.aggregate().get("float64_frozen_gates")) {
          if (node.get("seed").asLong() == seed
              && node.get("loss").asString().equals("mse")
              && node.get("learning_rate").asDouble() == 0.01) {
            nodes.add(node);
          }
        }
        series.add(
            Figure.Series.published(
                "eta = 0.01, seed %d, independent".formatted(seed),
                nodes.stream().mapToDouble(node -> node.get("epsilon").asDouble()).toArray(),
                nodes.stream()
                    .mapToDouble(node -> node.get("coupling_percent").asDouble())
                    .toArray()));
      }
    }
    return new Figure(
        "E10-coupling",
        "What frozen gates change of S, MSE, mean of the seeds",
        new Figure.Axis("non-linearity eps", false),
        new Figure.Axis("S frozen / S - 1 in per cent", false),
        series);
  }

  private static double[] percents(double[] values) {
    return Arrays.stream(values).map(value -> 100 * value).toArray();
  }
}
