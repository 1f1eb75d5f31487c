package dev.edgelaw.bench;

import dev.edgelaw.curvature.dense.EigenAccuracy;
import dev.edgelaw.curvature.dense.Eigendecomposition;
import dev.edgelaw.curvature.dense.SpectralMeasure;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import java.util.SplittableRandom;
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
 * The dense symmetric eigenproblem on one thread, {@link SymmetricEigen}. The cost grows with the
 * cube of the order: 6400 takes 64 times as long as 1600 and is asked for with {@code -p n=6400}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 7)
@Fork(
    value = 3,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class SymmetricEigenDecomposition {
  private static final double TOLERANCE = 1e-13;

  /** What the matrix is like. */
  public enum Spectrum {
    /** Standard normal elements. */
    RANDOM,
    /** J'J with few rows of decaying size: most eigenvalues are zero to rounding. */
    HESSIAN
  }

  /** Order of the matrix. */
  @Param({"400", "1600"})
  public int n;

  /** What the matrix is like. */
  @Param public Spectrum spectrum;

  private double[] matrix;
  private double[] vector;
  private SymmetricEigen solver;

  /** Creates the benchmark; its parameters are set by JMH or by hand. */
  public SymmetricEigenDecomposition() {}

  /** Draws the matrix and checks one decomposition of it. */
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    matrix = spectrum == Spectrum.RANDOM ? normal(random) : hessian(random);
    vector = new double[n];
    for (int i = 0; i < n; i++) {
      vector[i] = random.nextGaussian();
    }
    Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.fromSystemProperty()).arithmetic();
    solver = new SymmetricEigen(arithmetic);
    EigenAccuracy accuracy = EigenAccuracy.of(arithmetic, matrix, solver.decompose(matrix, n));
    if (!(accuracy.residual() <= TOLERANCE && accuracy.orthogonality() <= TOLERANCE)) {
      throw new IllegalStateException(accuracy + ": must be at most " + TOLERANCE);
    }
    System.out.println(accuracy);
  }

  private double[] normal(SplittableRandom random) {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i * n + j] = random.nextGaussian();
      }
    }
    return a;
  }

  private double[] hessian(SplittableRandom random) {
    double[] a = new double[n * n];
    int rank = n / 8;
    double[] row = new double[n];
    for (int k = 0; k < rank; k++) {
      double size = Math.pow(10, -4.0 * k / rank);
      for (int i = 0; i < n; i++) {
        row[i] = size * random.nextGaussian();
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          a[i * n + j] += row[i] * row[j];
        }
      }
    }
    return a;
  }

  /**
   * Eigenvalues and eigenvectors, {@link SymmetricEigen#decompose}.
   *
   * @return the decomposition
   */
  @Benchmark
  public Eigendecomposition vectors() {
    return solver.decompose(matrix, n);
  }

  /**
   * Eigenvalues only, {@link SymmetricEigen#values}.
   *
   * @return the eigenvalues
   */
  @Benchmark
  public double[] values() {
    return solver.values(matrix, n);
  }

  /**
   * Eigenvalues and the weights of one vector, {@link SymmetricEigen#measure}.
   *
   * @return the measure
   */
  @Benchmark
  public SpectralMeasure measure() {
    return solver.measure(matrix, n, vector);
  }
}
