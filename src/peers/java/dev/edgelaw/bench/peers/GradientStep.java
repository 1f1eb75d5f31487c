package dev.edgelaw.bench.peers;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * One training step of 20-m-5 on 200 samples: loss, gradient, update. The counterpart of our own
 * step, which records squared norms besides.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GradientStep {
  /** Library, BLAS, threads, precision. */
  @Param({Peers.EJML, Peers.TORCH})
  public String peer;

  /** Hidden width. */
  @Param({"16", "64", "256", "1024"})
  public int width;

  /** Loss. */
  @Param({"MSE", "CE"})
  public String loss;

  private Network network;
  private double lastLoss;

  /** For JMH. */
  public GradientStep() {}

  /** Draws the problem and checks the losses of a few steps against ours. */
  @Setup
  public void prepare() {
    Problem problem = Problem.of(width, loss);
    network =
        switch (peer) {
          case Peers.EJML -> new EjmlNetwork(problem);
          case Peers.TORCH -> new TorchNetwork(problem);
          default -> throw Peers.unknown(peer);
        };
    problem.check(network);
  }

  /**
   * One step.
   *
   * @return the loss before its update
   */
  @Benchmark
  public double step() {
    lastLoss = network.step();
    return lastLoss;
  }

  /** Refuses the figures of a run that has diverged. */
  @TearDown
  public void checkLoss() {
    if (!Double.isFinite(lastLoss)) {
      throw new IllegalStateException("loss " + lastLoss);
    }
    network.close();
  }
}
