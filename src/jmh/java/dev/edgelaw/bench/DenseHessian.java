package dev.edgelaw.bench;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole Hessian, {@link dev.edgelaw.curvature.DenseHessian#of}: order 400 at width 16, 1600 at
 * 64, 6400 (a third of a gigabyte) at 256.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DenseHessian {
  /** Hidden width. */
  @Param({"16", "64", "256"})
  public int width;

  /** Loss. */
  @Param({"CE", "MSE"})
  public String loss;

  private NetworkCurvature curvature;

  /** For JMH. */
  public DenseHessian() {}

  /** Puts the network at its start. */
  @Setup
  public void setup() {
    PublishedNetwork network = PublishedNetwork.of(width, loss);
    curvature =
        new NetworkCurvature(
            ArithmeticProvider.lookup(Backend.AUTO).arithmetic(),
            network.architecture(),
            network.loss(),
            network.data());
    curvature.at(network.parameters());
  }

  /**
   * All columns.
   *
   * @return the matrix
   */
  @Benchmark
  public dev.edgelaw.curvature.DenseHessian dense() {
    return dev.edgelaw.curvature.DenseHessian.of(curvature);
  }
}
