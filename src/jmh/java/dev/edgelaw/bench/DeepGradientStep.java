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
 * One full training step of the deep network 784-32-32-32-32-10 on 2000 samples with the mean
 * squared error: {@link dev.edgelaw.net.NetworkLoss#valueAndGradient}, the update by {@link
 * dev.edgelaw.optim.Optimizer.GradientDescent}, and {@link dev.edgelaw.optim.LayerNorms} of weights
 * and gradient. The inputs are the digit images of the study, four fifths of whose entries are 0
 * and are left out.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 1)
public class DeepGradientStep {
  /** Scalar reference or the widest vectors of the machine. */
  @Param({"scalar", "simd"})
  public String backend;

  private Step step;
  private double lastLoss;

  /** Creates the state; JMH sets the parameters. */
  public DeepGradientStep() {}

  /** Draws the problem and checks that the backend agrees with the scalar reference. */
  @Setup
  public void prepare() {
    step = Step.onDigits(backend, Crew.alone());
    Agreement.require(Step.onDigits("scalar", Crew.alone()).trace(3), step.trace(3));
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
}
