package dev.edgelaw.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.stats.RatioInterval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Figures from made-up files, whose every answer is known. */
class BenchmarkRunTest {
  @Test
  void theEnvironmentNamesTheFileAndComesBack() {
    Environment environment = Synthetic.environment();
    assertThat(environment.fileName()).isEqualTo("2026-02-03-abcdef012345-Some-CPU-2.50GHz.json");
    assertThat(new Synthetic().withMachine().run().environment()).contains(environment);
    assertThat(BenchmarkJson.run("x", new Synthetic().withMachine().bare()).environment())
        .isEmpty();
  }

  @Test
  void peakBandwidthAndSpeedsFollowFromTimes() {
    BenchmarkRun run = new Synthetic().withMachine().withStep(64, 2, 1, 4).run();
    assertThat(run.peak().orElseThrow()).isCloseTo(100, within(1e-9));
    assertThat(run.bandwidth().orElseThrow()).isCloseTo(10, within(1e-9));
    Key step = Key.of("GradientStep.step", "backend", "simd", "loss", "MSE", "width", "64");
    assertThat(run.speed(step).orElseThrow()).as("median fork").isCloseTo(50, within(1e-9));
    assertThat(run.find(step).orElseThrow().spread()).isCloseTo(3, within(1e-9));
    assertThat(run.time(Key.of("GradientStep.step", "width", "64"))).isEmpty();
  }

  @Test
  @DisplayName("a fork counts by its fastest iteration, with the peak around that one")
  void fastestIteration() {
    Measurement measurement =
        new Measurement(
            Key.of("X.x"),
            List.of(
                List.of(30.0, 10.0, 20.0), List.of(12.0, 40.0, 11.0), List.of(50.0, 60.0, 70.0)),
            List.of(List.of(1.0, 3.0, 1.0), List.of(1.0, 1.0, 2.0), List.of(1.0, 1.0, 1.0)),
            Double.NaN);
    assertThat(measurement.forkTimes()).containsExactly(10, 11, 50);
    assertThat(measurement.time()).isEqualTo(11);
    assertThat(measurement.forkCosts()).containsExactly(30, 22, 50);
    assertThat(measurement.spread()).isCloseTo(50 / 22.0 - 1, within(1e-12));
  }

  @Test
  @DisplayName("a clock that halves changes times, but no fraction of the peak and no ratio")
  void besideThePeak() {
    Key narrow = Key.of("GradientStep.step", "backend", "simd", "loss", "MSE", "width", "64");
    Key wide = Key.of("GradientStep.step", "backend", "simd", "loss", "MSE", "width", "128");
    BenchmarkRun steady =
        new Synthetic()
            .withStep(64, 2, 2)
            .besidePeak(100, 100)
            .withStep(128, 3, 3)
            .besidePeak(100, 100)
            .run();
    BenchmarkRun changing =
        new Synthetic()
            .withStep(64, 2, 4)
            .besidePeak(100, 50)
            .withStep(128, 6, 3)
            .besidePeak(50, 100)
            .run();
    for (BenchmarkRun run : List.of(steady, changing)) {
      assertThat(run.ofPeak(narrow).orElseThrow()).isCloseTo(0.5, within(1e-9));
      assertThat(run.ofPeak(wide).orElseThrow()).isCloseTo(1.0 / 3, within(1e-9));
      assertThat(run.ratio(wide, narrow).orElseThrow()).isCloseTo(3, within(1e-9));
    }
    assertThat(Change.between(steady, changing, 0.01))
        .extracting(Change::verdict)
        .containsOnly(Change.Verdict.SAME);
    assertThat(changing.time(narrow).orElseThrow())
        .isCloseTo(1.5 * steady.time(narrow).orElseThrow(), within(1e-6));
  }

  @Test
  void aPeakForEachTimeOrNone() {
    Synthetic lacking = new Synthetic().withStep(64, 2, 2).besidePeak(100);
    assertThatIllegalArgumentException()
        .isThrownBy(lacking::run)
        .withMessageContaining("must have a peak for each of its times");
    assertThatIllegalArgumentException()
        .isThrownBy(new Synthetic().withStep(64, 2).besidePeak(0)::run)
        .withMessageContaining("has a peak that is not above 0");
  }

  @Test
  @DisplayName("flops of the studies' networks, counted by hand")
  void work() {
    assertThat(operations("DeepGradientStep.step", "backend", "simd"))
        .isEqualTo(6.0 * 2000 * 28480 - 2.0 * 2000 * 784 * 32);
    assertThat(operations("MatrixProduct.multiply", "shape", "2x3x4")).isEqualTo(48);
    assertThat(operations("HessianProduct.hessianProduct", "width", "10"))
        .isEqualTo(200 * 10 * 140);
    assertThat(operations("SizeScaling.step", "parameters", "1600"))
        .isEqualTo(operations("GradientStep.step", "width", "64"));
    assertThat(Work.of(Key.of("DenseHessian.dense", "width", "64"))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Work.of(Key.of("MatrixProduct.multiply", "shape", "2x3")))
        .withMessageContaining("shape must be like");
  }

  private static double operations(String benchmark, String... parameters) {
    return Work.of(Key.of(benchmark, parameters)).orElseThrow().operations();
  }

  @Test
  @DisplayName("Welch's interval of a ratio, against values worked out by hand")
  void interval() {
    double e = Math.E;
    // Logarithms 1, 3 and -1, 1: difference 2, variance 2/2 + 2/2, so 2 degrees of freedom.
    var interval = RatioInterval.of(0.95, new double[] {e, e * e * e}, new double[] {1 / e, e});
    double reach = 4.302652729749462 * Math.sqrt(2);
    assertThat(Math.log(interval.low())).isCloseTo(2 - reach, within(1e-9));
    assertThat(Math.log(interval.high())).isCloseTo(2 + reach, within(1e-9));
    assertThat(RatioInterval.of(0.95, new double[] {1}, new double[] {1, 2}).low()).isNaN();
    assertThat(RatioInterval.of(0.95, new double[] {3, 3}, new double[] {2, 2}).high())
        .isCloseTo(1.5, within(1e-12));
  }

  @Test
  void aChangeIsJudgedByItsInterval() {
    assertThat(verdict(new double[] {1, 1.01, 0.99}, new double[] {1.2, 1.21, 1.19}))
        .isEqualTo(Change.Verdict.REGRESSION);
    assertThat(verdict(new double[] {1.2, 1.21, 1.19}, new double[] {1, 1.01, 0.99}))
        .isEqualTo(Change.Verdict.IMPROVEMENT);
    assertThat(verdict(new double[] {1, 1.3, 0.8}, new double[] {1.2, 0.9, 1.4}))
        .as("noise")
        .isEqualTo(Change.Verdict.SAME);
    assertThat(verdict(new double[] {1, 1.001, 1}, new double[] {1.02, 1.021, 1.02}))
        .as("certain, but within the tolerance")
        .isEqualTo(Change.Verdict.SAME);
    assertThat(verdict(new double[] {1}, new double[] {9, 9})).isEqualTo(Change.Verdict.UNKNOWN);
  }

  private static Change.Verdict verdict(double[] before, double[] after) {
    return Change.between(
            new Synthetic().withStep(64, before).run(),
            new Synthetic().withStep(64, after).run(),
            0.05)
        .getFirst()
        .verdict();
  }

  @Test
  void targetsAreMetOrNot() {
    BenchmarkRun run = new Synthetic().withMachine().withStep(64, 1.5).withStep(256, 1.5).run();
    assertThat(TargetTable.rows(run, List.of()))
        .extracting(row -> row.subList(0, 4))
        .containsExactly(
            List.of("step, width 64, MSE", "67 % of peak", ">= 65 % of peak", "yes"),
            List.of("step, width 256, MSE", "67 % of peak", ">= 70 % of peak", "NO"),
            List.of("forks of one benchmark agree to", "0 %", "<= 10 %", "yes"));
  }

  @Test
  void peersStandBesideTheSameWorkOnly() {
    Map<String, String> peer =
        Map.of("loss", "MSE", "width", "64", "peer", "Torch 9; SomeBLAS; 1 thread; float64");
    BenchmarkRun run = new Synthetic().withMachine().withStep(64, 1).withStep(16, 1).run();
    BenchmarkRun peers = new Synthetic().with("peers.GradientStep.step", peer, "us", 90).run();
    assertThat(TargetTable.rows(run, List.of(peers)))
        .extracting(List::getLast)
        .containsExactly("", "90.0 us (Torch 9; SomeBLAS; 1 thread; float64)", "");
  }

  @Test
  void forksOfPeersAreTheirOwnAffair() {
    Map<String, String> peer = Map.of("loss", "MSE", "width", "64", "peer", "Torch 9");
    BenchmarkRun run =
        new Synthetic()
            .withStep(64, 1, 1.25)
            .with("peers.GradientStep.step", peer, "us", 90, 180)
            .run();
    assertThat(new Quantity.Spread().in(run).orElseThrow()).isCloseTo(0.25, within(1e-12));
  }
}
