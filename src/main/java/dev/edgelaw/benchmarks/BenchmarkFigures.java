package dev.edgelaw.benchmarks;

import dev.edgelaw.study.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pictures of a file of benchmark figures.
 *
 * @param figures those for which the file holds enough
 * @param missing a sentence for each of the others
 */
public record BenchmarkFigures(List<Figure> figures, List<String> missing) {
  /** Copies the lists. */
  public BenchmarkFigures {
    figures = List.copyOf(figures);
    missing = List.copyOf(missing);
  }

  /**
   * Draws what can be drawn.
   *
   * @param run the figures
   * @param peers where else to look for peers
   * @return speed against width, products in gradients, scalar against SIMD, peers
   */
  public static BenchmarkFigures of(BenchmarkRun run, List<BenchmarkRun> peers) {
    List<Figure> figures = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    add(
        WidthFigures.step(run),
        "Speed against width is not drawn: the file lacks the peak of the machine, or steps of two"
            + " widths.",
        figures,
        missing);
    add(
        WidthFigures.products(run),
        "The cost of curvature products is not drawn: the file lacks products, or gradients, of"
            + " two widths.",
        figures,
        missing);
    add(
        RowFigures.speedUp(run),
        "Scalar against SIMD is not drawn: the file holds no benchmark of both.",
        figures,
        missing);
    add(
        RowFigures.peers(run, peers),
        "Peers are not drawn: none was measured on the same step or product.",
        figures,
        missing);
    return new BenchmarkFigures(figures, missing);
  }

  private static void add(
      Optional<Figure> figure, String otherwise, List<Figure> figures, List<String> missing) {
    figure.ifPresentOrElse(figures::add, () -> missing.add(otherwise));
  }
}
