package dev.edgelaw.bench.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
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

/** C = A B, m x k times k x n. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatrixProduct {
  /** Library, BLAS, threads, precision. */
  @Param({Peers.EJML, Peers.TORCH})
  public String peer;

  /** Sizes m x k x n. */
  @Param({"200x20x64", "64x64x64", "128x128x128", "256x256x256", "512x512x512", "1024x1024x1024"})
  public String shape;

  private Runnable product;

  /** For JMH. */
  public MatrixProduct() {}

  /** Draws the factors and checks one entry. */
  @Setup
  public void prepare() {
    String[] sizes = shape.split("x");
    int m = Integer.parseInt(sizes[0]);
    int k = Integer.parseInt(sizes[1]);
    int n = Integer.parseInt(sizes[2]);
    SplittableRandom random = new SplittableRandom(1);
    double[] a = random.doubles((long) m * k, -1, 1).toArray();
    double[] b = random.doubles((long) k * n, -1, 1).toArray();
    double last;
    switch (peer) {
      case Peers.EJML -> {
        DMatrixRMaj left = new DMatrixRMaj(m, k, true, a);
        DMatrixRMaj right = new DMatrixRMaj(k, n, true, b);
        DMatrixRMaj c = new DMatrixRMaj(m, n);
        product = () -> CommonOps_DDRM.mult(left, right, c);
        product.run();
        last = c.get(m - 1, n - 1);
      }
      case Peers.TORCH -> {
        NDManager manager = Torch.manager();
        NDArray left = manager.create(a, new Shape(m, k));
        NDArray right = manager.create(b, new Shape(k, n));
        product = () -> left.matMul(right).close();
        last = left.matMul(right).getDouble(m - 1, n - 1);
      }
      default -> throw Peers.unknown(peer);
    }
    double expected = 0;
    for (int i = 0; i < k; i++) {
      expected += a[(m - 1) * k + i] * b[i * n + n - 1];
    }
    if (!(Math.abs(last - expected) <= 1e-12 * k)) {
      throw new IllegalStateException("last entry " + last + ": must be " + expected);
    }
  }

  /** The product; each library keeps it out of the compiler's sight. */
  @Benchmark
  public void multiply() {
    product.run();
  }
}
