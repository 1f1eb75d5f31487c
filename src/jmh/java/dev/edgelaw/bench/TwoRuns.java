package dev.edgelaw.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The step of {@link GradientStep} at width 64, with the mean squared error, in one run and in two
 * at once. Two cores share memory and clock only: the time of a step should be the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TwoRuns {
  private Step step;
  private double lastLoss;

  /** For JMH. */
  public TwoRuns() {}

  /** Draws the problem and checks it against the scalar reference. */
  @Setup
  public void prepare() {
    step = step("simd");
    Agreement.require(step("scalar").trace(3), step.trace(3));
  }

  /** Starts every iteration from the initial parameters. */
  @Setup(Level.Iteration)
  public void reset() {
    step.reset();
  }

  private static Step step(String backend) {
    PublishedNetwork network = PublishedNetwork.of(64, "MSE");
    return new Step(
        Agreement.arithmetic(backend),
        network.architecture(),
        network.loss(),
        network.data(),
        0.01);
  }

  /**
   * One run.
   *
   * @return the loss before its update
   */
  @Benchmark
  @Threads(1)
  public double one() {
    lastLoss = step.advance();
    return lastLoss;
  }

  /**
   * Two runs at once.
   *
   * @return the loss before its update
   */
  @Benchmark
  @Threads(2)
  public double two() {
    lastLoss = step.advance();
    return lastLoss;
  }

  /** Refuses the figures of a run that has diverged. */
  @TearDown(Level.Iteration)
  public void checkLoss() {
    Agreement.requireFinite(lastLoss);
  }
}
