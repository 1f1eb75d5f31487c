package dev.edgelaw.report;

import dev.edgelaw.report.plot.Picture;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Figures 1 to 4 of the paper, put together from the figures of the studies. */
public final class PaperFigures {
  private static final List<Composite> COMPOSITES =
      List.of(
          new Composite(
              "Figure1",
              "Figure 1: conservation laws under gradient flow and their breaking",
              List.of("E01-fixed-time", "E05-drift", "E05-local-slope")),
          new Composite(
              "Figure2",
              "Figure 2: the spectral prediction and the mode coefficients",
              List.of("E08-prediction", "E20-modes", "E21-correlation")),
          new Composite(
              "Figure3",
              "Figure 3: the Hessian under cross-entropy, its timescale, the exponents of both"
                  + " losses",
              List.of("E18-sharpness", "E23-timescale", "E17-exponent")),
          new Composite(
              "Figure4",
              "Figure 4: width scaling and gate switching",
              List.of("E19-exponent", "E22-exponent", "E15-switching")));

  private PaperFigures() {}

  private record Composite(String name, String title, List<String> panels) {}

  /**
   * Draws what can be drawn.
   *
   * @param findings of the studies that were judged, by id
   * @return the composites of which all panels are there
   */
  public static List<Picture> of(Map<String, Findings> findings) {
    List<Figure> all =
        findings.values().stream().flatMap(found -> found.figures().stream()).toList();
    List<Picture> pictures = new ArrayList<>();
    for (Composite composite : COMPOSITES) {
      List<Figure> panels =
          composite.panels().stream()
              .flatMap(name -> all.stream().filter(figure -> figure.name().equals(name)).limit(1))
              .toList();
      if (panels.size() > 1) {
        pictures.add(new Picture(composite.name(), composite.title(), panels));
      }
    }
    return pictures;
  }
}
