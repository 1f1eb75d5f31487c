package dev.edgelaw.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.report.page.BenchmarkSection;
import dev.edgelaw.report.plot.Picture;
import dev.edgelaw.study.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkFiguresTest {
  private static final String PEER = "Torch 9; SomeBLAS; 1 thread; float64";

  @TempDir private Path folder;

  private static Synthetic everything() {
    Synthetic file = new Synthetic().withMachine().withStep(256, 2, 2.2).withStep(64, 2, 2.2, 2.4);
    for (String width : List.of("64", "256")) {
      Map<String, String> parameters = Map.of("loss", "MSE", "width", width);
      file.with("HessianProduct.gradient", parameters, "us", 10, 11)
          .with("HessianProduct.hessianProduct", parameters, "us", 14, 15)
          .with("HessianProduct.gaussNewtonProduct", parameters, "us", 12, 13);
    }
    return file.with(
            "GradientStep.step",
            Map.of("backend", "scalar", "loss", "MSE", "width", "64"),
            "us",
            150,
            160,
            170)
        .with("peers.GradientStep.step", peer("64"), "us", 60, 61);
  }

  private static Map<String, String> peer(String width) {
    return Map.of("loss", "MSE", "width", width, "peer", PEER);
  }

  private static Figure figure(BenchmarkFigures drawn, String name) {
    return drawn.figures().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("speed against width is that of the table where the peak was measured around steps")
  void stepBesidePeak() {
    BenchmarkRun run =
        new Synthetic()
            .withMachine()
            .besidePeak(90, 110)
            .withStep(64, 2, 4)
            .besidePeak(100, 50)
            .withStep(256, 4, 4)
            .besidePeak(100, 100)
            .run();
    Figure.Series measured =
        figure(BenchmarkFigures.of(run, List.of()), "benchmark-step").series().getFirst();
    assertThat(measured.y()[0]).isCloseTo(50, within(1e-9));
    assertThat(measured.y()[1]).isCloseTo(25, within(1e-9));
    assertThat(measured.below()[0]).isCloseTo(0, within(1e-9));
  }

  @Test
  @DisplayName("speed against width: shares of the peak from left to right, with targets and bars")
  void step() {
    Figure figure = figure(BenchmarkFigures.of(everything().run(), List.of()), "benchmark-step");
    Figure.Series measured = figure.series().getFirst();
    assertThat(measured.name()).isEqualTo("MSE");
    assertThat(measured.x()).containsExactly(64, 256);
    assertThat(measured.y()[0]).as("median fork").isCloseTo(100 / 2.2, within(1e-9));
    assertThat(measured.below()[0]).isPositive();
    assertThat(measured.above()[0]).isPositive();
    Figure.Series target = figure.series().getLast();
    assertThat(target.name()).isEqualTo("MSE target");
    assertThat(target.y()).containsExactly(65, 70);
    assertThat(figure.x().marks()).containsExactly(64.0, 256.0);
    assertThat(figure.note()).contains("95 % intervals");
  }

  @Test
  void productsStandBesideTheirTargets() {
    Figure figure =
        figure(BenchmarkFigures.of(everything().run(), List.of()), "benchmark-products");
    assertThat(figure.series())
        .extracting(Figure.Series::name)
        .containsExactly(
            "Hessian product",
            "Gauss-Newton product",
            "Hessian product target",
            "Gauss-Newton product target");
    assertThat(figure.series().get(1).y()[0]).isCloseTo(12.5 / 10.5, within(1e-12));
    assertThat(figure.series().get(2).y()).containsExactly(1.6, 1.6);
  }

  @Test
  @DisplayName("a row for each benchmark of both backends, and for each that has peers")
  void rows() {
    BenchmarkRun more = new Synthetic().with("peers.GradientStep.step", peer("256"), "us", 1).run();
    BenchmarkFigures drawn = BenchmarkFigures.of(everything().run(), List.of(more));
    Figure simd = figure(drawn, "benchmark-simd");
    assertThat(simd.y().names()).containsExactly("step, width 64, MSE");
    assertThat(simd.series().getFirst().x()[0]).isCloseTo(160 / (2.2 * 14.08), within(1e-9));
    assertThat(simd.series()).last().extracting(Figure.Series::name).asString().endsWith("8");
    Figure peers = figure(drawn, "benchmark-peers");
    assertThat(peers.y().names()).containsExactly("step, width 256, MSE", "step, width 64, MSE");
    assertThat(peers.series().getFirst().name()).isEqualTo(PEER);
    assertThat(peers.series().getFirst().below()[0]).as("one fork").isNaN();
    assertThat(peers.series().getFirst().below()[1]).isPositive();
    assertThat(Picture.of(peers).svg())
        .isEqualTo(Picture.of(peers).svg())
        .contains("rows: step, width 256, MSE; step, width 64, MSE");
  }

  @Test
  @DisplayName("one fork: no error bars, and the note says so")
  void oneFork() {
    BenchmarkRun run =
        new Synthetic()
            .with("MachinePeak.fma", Map.of(), "us", 19.2)
            .withStep(16, 2)
            .withStep(64, 2)
            .run();
    Figure figure = figure(BenchmarkFigures.of(run, List.of()), "benchmark-step");
    assertThat(figure.series().getFirst().above()).containsOnly(Double.NaN);
    assertThat(figure.note()).contains("one fork");
  }

  @Test
  @DisplayName("what the file lacks is a sentence, never an empty picture")
  void missing() {
    BenchmarkFigures drawn =
        BenchmarkFigures.of(new Synthetic().withMachine().withStep(64, 2).run(), List.of());
    assertThat(drawn.figures()).isEmpty();
    assertThat(drawn.missing()).hasSize(4).allMatch(sentence -> sentence.contains("not drawn"));
  }

  @Test
  @DisplayName("the latest file of the folder, with the peers beside it")
  void newest() throws Exception {
    assertThat(BenchmarkReport.of(new BenchmarkFolder(folder.resolve("none")))).isEmpty();
    String text = everything().text();
    Files.writeString(folder.resolve("z-old.json"), text.replace("2026-02-03", "2025-02-03"));
    Files.writeString(folder.resolve("a-new.json"), text);
    Files.writeString(folder.resolve("zz-bare.json"), new Synthetic().withMachine().bare());
    Files.createDirectory(folder.resolve("peers"));
    Files.writeString(
        folder.resolve("peers/p.json"),
        new Synthetic().with("peers.GradientStep.step", peer("256"), "us", 1).bare());
    BenchmarkSection section = BenchmarkReport.of(new BenchmarkFolder(folder)).orElseThrow();
    assertThat(section.name()).isEqualTo("a-new.json");
    assertThat(section.figures()).hasSize(4);
    assertThat(section.missing()).isEmpty();
    assertThat(section.targets())
        .filteredOn(target -> target.peers().contains("Torch 9"))
        .hasSize(2);
    assertThat(section.rows()).hasSameSizeAs(everything().run().measurements());

    Files.writeString(
        folder.resolve("stopped.json"),
        everything().stopped(3, 14).replace("2026-02-03", "2026-02-04"));
    assertThat(new BenchmarkFolder(folder).newest().orElseThrow().name()).isEqualTo("a-new.json");

    Files.writeString(folder.resolve("broken.json"), "{");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchmarkFolder(folder).newest())
        .withMessageContaining("broken.json");
  }
}
