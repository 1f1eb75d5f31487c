package dev.edgelaw.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.study.Figure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlotTest {
  private static final double[] X = {1, 2};

  private static Figure.Series measured(String name) {
    return Figure.Series.measured(name, X, X);
  }

  private static Figure.Series published(String name) {
    return Figure.Series.published(name, X, X);
  }

  private static Figure figure(String title, List<Figure.Series> series) {
    return new Figure(
        "name", title, new Figure.Axis("x", false), new Figure.Axis("y", false), series);
  }

  @Test
  @DisplayName("rings take the colour of their curve; many share one entry of the legend")
  void rings() {
    List<Figure.Series> series =
        new ArrayList<>(List.of(measured("a"), measured("b"), measured("c")));
    for (String name : List.of("a", "b", "c")) {
      series.add(published("published, " + name));
    }
    List<Look> looks = Look.of(series);
    for (int i = 0; i < 3; i++) {
      assertThat(looks.get(3 + i)).isEqualTo(new Look(looks.get(i).tint(), null, Marker.RING));
    }
    Legend legend = Legend.of(series, looks, 300);
    assertThat(legend.names())
        .extracting(Label::plain)
        .containsExactly("a", "b", "c", "published (rings)");
    assertThat(Legend.of(series.subList(0, 5), looks.subList(0, 5), 300).names()).hasSize(5);
  }

  @Test
  @DisplayName("two published sets without a curve differ in shape")
  void shapes() {
    assertThat(Look.of(List.of(published("one"), published("two"))))
        .extracting(Look::marker)
        .containsExactly(Marker.RING, Marker.OPEN_SQUARE);
  }

  @Test
  @DisplayName("panels share the size at which the longest heading fits")
  void headings() {
    Label longest = Label.of("(a) " + "a long heading that goes on and on ".repeat(3));
    double size = Plot.headingSize(longest);
    assertThat(longest.width(size)).isLessThan(Plot.WIDTH);
    assertThat(size).isLessThan(Plot.headingSize(Label.of("(b) short")));
    String svg =
        new Picture(
                "p",
                "t",
                List.of(
                    figure("a long heading that goes on and on ".repeat(3), List.of(measured("a"))),
                    figure("short", List.of(measured("b")))))
            .svg();
    assertThat(svg.split("font-weight=\"bold\"", -1)).hasSize(3);
    List<String> sizes =
        java.util.regex.Pattern.compile("font-size=\"([0-9.]+)\"[^>]*font-weight")
            .matcher(svg)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(sizes).hasSize(2);
    assertThat(sizes.getFirst()).isEqualTo(sizes.getLast());
  }

  @Test
  @DisplayName("a long name is set smaller, not beyond the picture")
  void longName() {
    List<Figure.Series> series = List.of(measured("some library; some BLAS; ".repeat(5)));
    Legend legend = Legend.of(series, Look.of(series), 344);
    String svg = Picture.of(figure("t", series)).svg();
    assertThat(svg).doesNotContain("NaN");
    assertThat(legend.names().getFirst().width(legend.size())).isLessThan(344);
  }

  @Test
  @DisplayName("bars lie along the values, also where rows have names")
  void bars() {
    Figure rows =
        new Figure(
            "rows",
            "t",
            new Figure.Axis("x", true),
            Figure.Axis.rows("", List.of("first", "second")),
            List.of(
                new Figure.Series(
                    "s",
                    Figure.Style.POINTS,
                    new double[] {2, 4},
                    new double[] {0, -1},
                    new double[] {1, Double.NaN},
                    new double[] {2, Double.NaN})));
    Bars bars = new Bars(rows);
    Figure.Series series = rows.series().getFirst();
    assertThat(bars.horizontal()).isTrue();
    assertThat(bars.low(series, 0)).isEqualTo(1);
    assertThat(bars.high(series, 0)).isEqualTo(4);
    assertThat(bars.any(series, 1)).isFalse();
    assertThat(Picture.of(rows).svg()).contains(">first<", ">second<").doesNotContain("NaN");
  }
}
