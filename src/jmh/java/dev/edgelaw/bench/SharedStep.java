package dev.edgelaw.bench;

import dev.edgelaw.net.Crew;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The step of {@link DeepGradientStep}, on digit images, shared by the threads of a {@link Crew}:
 * the same bits for any number of them, checked in the set-up.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 1)
public class SharedStep {
  /** Threads that work on one step. */
  @Param({"1", "2"})
  public int threads;

  private Crew crew;
  private Step step;
  private double lastLoss;

  /** Creates the state; JMH sets the parameters. */
  public SharedStep() {}

  /** Draws the problem and checks that the crew agrees with one thread. */
  @Setup
  public void prepare() {
    crew = Crew.of(threads);
    step = Step.onDigits("simd", crew);
    Agreement.require(Step.onDigits("simd", Crew.alone()).trace(3), step.trace(3));
  }

  /** Starts every iteration from the initial parameters: weights that drift change the speed. */
  @Setup(Level.Iteration)
  public void reset() {
    step.reset();
  }

  /**
   * One step.
   *
   * @return the loss before its update
   */
  @Benchmark
  public double step() {
    lastLoss = step.advance();
    return lastLoss;
  }

  /** Refuses the figures of a run that has diverged. */
  @TearDown(Level.Iteration)
  public void checkLoss() {
    Agreement.requireFinite(lastLoss);
  }

  /** Ends the threads. */
  @TearDown
  public void dismiss() {
    crew.close();
  }
}
