package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Text;
import java.util.List;

/** The figure that decides on E15: flips for each unit of way through weight space. */
final class E15Figures {
  private E15Figures() {}

  static Figure perPath(WidthSwitching all, List<Double> rates) {
    return new Figure(
            "E15-per-path",
            "Gate flips per unit of path length against width",
            new Figure.Axis("width m", true),
            new Figure.Axis("flips per unit of path", true),
            rates.stream()
                .map(
                    rate -> {
                      WidthSwitching part = all.rate(rate);
                      return new Figure.Series(
                          "eta " + Text.plain(rate),
                          Figure.Style.MEASURED,
                          part.axis(),
                          part.means(WidthSwitching.Run::flipsPerPath),
                          part.deviations(WidthSwitching.Run::flipsPerPath));
                    })
                .toList())
        .withNote(
            "At the two lower rates flips per unit of path grow with the width: a share per update"
                + " measures how far a net of that width moves");
  }
}
