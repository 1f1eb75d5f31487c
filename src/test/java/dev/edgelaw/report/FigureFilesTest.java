package dev.edgelaw.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.report.plot.Picture;
import dev.edgelaw.study.Figure;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class FigureFilesTest {
  private static final double[] RATES = {1e-4, 1e-2, 1};
  private static final double[] DRIFTS = {1e-9, 3e-3, 4};

  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();

  static Stream<Named<List<Figure.Series>>> drawable() {
    return Stream.of(
        Named.of(
            "every style",
            List.of(
                new Figure.Series(
                    "measured", Figure.Style.MEASURED, RATES, DRIFTS, new double[] {1, 1e-3, 0}),
                Figure.Series.published("published <&>", RATES, DRIFTS),
                Figure.Series.line("fit", RATES, rate -> 4 * rate))),
        Named.of(
            "diverged and zero points left out",
            List.of(
                Figure.Series.published(
                    "some", RATES, new double[] {Double.NaN, 0.1, Double.POSITIVE_INFINITY}))),
        Named.of(
            "nothing left to draw",
            List.of(Figure.Series.published("none", RATES, new double[] {Double.NaN, 0, -1}))),
        Named.of("no series at all", List.of()),
        Named.of(
            "extreme numbers",
            List.of(
                Figure.Series.published(
                    "extreme", RATES, new double[] {Double.MIN_VALUE, 1, Double.MAX_VALUE}))));
  }

  @ParameterizedTest
  @MethodSource("drawable")
  @DisplayName("a well-formed SVG and a PNG of four times its width")
  void bothFiles(List<Figure.Series> series) throws Exception {
    FigureFiles.write(picture(series), folder, warnings::add);

    assertThat(warnings).isEmpty();
    Element svg = svg(folder.resolve("figure.svg"));
    assertThat(svg.getTagName()).isEqualTo("svg");
    BufferedImage png = ImageIO.read(folder.resolve("figure.png").toFile());
    assertThat(png.getWidth()).isEqualTo(4 * Integer.parseInt(svg.getAttribute("width")));
    assertThat(png.getRGB(0, 0)).as("a white corner").isEqualTo(0xFFFFFFFF);
  }

  @Test
  @DisplayName("the vector picture has letters, is the same every time, and tells what it shows")
  void letters() {
    Picture picture =
        picture(List.of(Figure.Series.published("eta^2 <S>", RATES, new double[] {1, 2, 3})));
    assertThat(picture.svg())
        .isEqualTo(picture.svg())
        .contains("learning rate</text>", "η<tspan", "&lt;S&gt;", "aria-label=\"Drift &lt;")
        .doesNotContain("id=");
  }

  @Test
  void aFolderThatIsNotThereIsOneLineForEachFile() {
    FigureFiles.write(picture(List.of()), folder.resolve("missing"), warnings::add);
    assertThat(warnings)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("figure figure.").doesNotContain("\n"));
  }

  @Test
  @DisplayName("an existing picture is replaced")
  void replaced() throws Exception {
    Files.writeString(folder.resolve("figure.svg"), "old");
    FigureFiles.write(picture(List.of()), folder, warnings::add);
    assertThat(svg(folder.resolve("figure.svg")).getTagName()).isEqualTo("svg");
  }

  private static Picture picture(List<Figure.Series> series) {
    return Picture.of(
        new Figure(
            "figure",
            "Drift <& title>",
            new Figure.Axis("learning rate", true),
            new Figure.Axis("drift", true),
            series));
  }

  private static Element svg(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // The document type lies on the network.
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
  }
}
