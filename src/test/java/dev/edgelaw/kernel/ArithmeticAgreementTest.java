package dev.edgelaw.kernel;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method but the products, through both implementations and against its formula. */
class ArithmeticAgreementTest {
  private static final int[] LENGTHS = {0, 8, 16, 24, 40, 104, 200, 256, 264, 704};

  /** Room ahead of and behind the range, which must stay as it was. */
  private static final int MARGIN = 19;

  private static final double FACTOR = -0.37;

  private final Arithmetic scalar = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
  private final Arithmetic vectors = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  /** Three operands: z may be changed, as may x; the formula gives entry i of the changed one. */
  private interface Formula {
    double at(double x, double y, double z);
  }

  private interface Call {
    void run(Arithmetic arithmetic, double[] x, double[] y, double[] z, int from, int length);
  }

  /** The changed operand is z throughout. */
  private enum Method {
    RELU((k, x, y, z, i, n) -> k.leakyRelu(x, z, i, n, 0), (x, y, z) -> x > 0 ? x : 0 * x + 0.0),
    LEAKY_RELU(
        (k, x, y, z, i, n) -> k.leakyRelu(x, z, i, n, 0.3), (x, y, z) -> x > 0 ? x : 0.3 * x + 0.0),
    LEAKY_RELU_IN_PLACE(
        (k, x, y, z, i, n) -> k.leakyRelu(z, z, i, n, 0.3), (x, y, z) -> z > 0 ? z : 0.3 * z + 0.0),
    RELU_GRADIENT(
        (k, x, y, z, i, n) -> k.leakyReluGradient(x, i, z, i, n, 0),
        (x, y, z) -> x > 0 ? z : 0 * z),
    LEAKY_RELU_GRADIENT(
        (k, x, y, z, i, n) -> k.leakyReluGradient(x, i, z, i, n, 0.3),
        (x, y, z) -> x > 0 ? z : 0.3 * z),
    ADD_SCALED(
        (k, x, y, z, i, n) -> k.addScaled(FACTOR, x, i, z, i, n),
        (x, y, z) -> Math.fma(FACTOR, x, z)),
    SCALE_AND_ADD(
        (k, x, y, z, i, n) -> k.scaleAndAdd(x, FACTOR, z, i, n),
        (x, y, z) -> Math.fma(FACTOR, z, x)),
    SCALE((k, x, y, z, i, n) -> k.scale(FACTOR, z, i, n), (x, y, z) -> FACTOR * z),
    MAXIMUM((k, x, y, z, i, n) -> k.maximum(x, i, z, i, n), (x, y, z) -> Math.max(x, z)),
    MULTIPLY_ENTRIES((k, x, y, z, i, n) -> k.multiplyEntries(x, i, z, i, n), (x, y, z) -> z * x),
    DIVIDE_INTO((k, x, y, z, i, n) -> k.divideInto(FACTOR, z, i, n), (x, y, z) -> FACTOR / z),
    SUBTRACT((k, x, y, z, i, n) -> k.subtract(x, y, z, i, n), (x, y, z) -> x - y),
    SUBTRACT_IN_PLACE((k, x, y, z, i, n) -> k.subtract(z, y, z, i, n), (x, y, z) -> z - y),
    EXP((k, x, y, z, i, n) -> k.exp(z, i, n), (x, y, z) -> Elementary.exp(z)),
    LOG((k, x, y, z, i, n) -> k.log(z, i, n), (x, y, z) -> Elementary.log(z));

    private final Call call;
    private final Formula formula;

    Method(Call call, Formula formula) {
      this.call = call;
      this.formula = formula;
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("entrywise methods: the formula, the same bits, and nothing outside the range")
  void entrywise(Method method) {
    RandomDoubles random = new RandomDoubles(method.ordinal());
    for (int length : LENGTHS) {
      int from = random.below(MARGIN);
      double[] x = random.withSpecials(length + MARGIN);
      double[] y = random.withSpecials(length + MARGIN);
      double[] z = random.withSpecials(length + MARGIN);
      double[] expected = z.clone();
      for (int i = from; i < from + length; i++) {
        expected[i] = method.formula.at(x[i], y[i], z[i]);
      }
      for (Arithmetic arithmetic : new Arithmetic[] {scalar, vectors}) {
        double[] actual = z.clone();
        method.call.run(arithmetic, x.clone(), y.clone(), actual, from, length);
        Bits.assertSame(expected, actual);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EXP", "LOG"})
  @DisplayName("exp and log without special values take the vector path and give the same bits")
  void elementaryOverTheFullRange(Method method) {
    RandomDoubles random = new RandomDoubles(5);
    double[] z = new double[8000];
    for (int i = 0; i < z.length; i++) {
      z[i] =
          method == Method.EXP
              ? random.between(-760, 720)
              : StrictMath.scalb(random.between(1, 2), random.below(2046) - 1022);
    }
    double[] expected = z.clone();
    method.call.run(scalar, z, z, expected, 0, z.length);
    method.call.run(vectors, z, z, z, 0, z.length);
    Bits.assertSame(expected, z);
  }

  static Stream<Arguments> shapes() {
    return Stream.of(1, 3, 5, 8, 10, 20, 40, 64, 72)
        .flatMap(columns -> Stream.of(0, 1, 4, 13, 200).map(rows -> Arguments.of(rows, columns)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void addToRows(int rows, int columns) {
    MatrixLayout layout = MatrixLayout.padded(3, rows, columns);
    RandomDoubles random = new RandomDoubles(rows);
    double[] a = random.withSpecials(3 + layout.length() + MARGIN);
    double[] v = random.withSpecials(layout.stride() + MARGIN);
    double[] expected = a.clone();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < layout.stride(); j++) {
        expected[layout.index(i, j)] += v[7 + j];
      }
    }
    inBoth(a, expected, (arithmetic, actual) -> arithmetic.addToRows(actual, layout, v, 7));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void columnSums(int rows, int columns) {
    MatrixLayout layout = MatrixLayout.padded(3, rows, columns);
    RandomDoubles random = new RandomDoubles(rows);
    for (double[] a :
        new double[][] {
          random.normal(3 + layout.length()), random.withSpecials(3 + layout.length())
        }) {
      double[] v = random.withSpecials(layout.stride() + MARGIN);
      double[] expected = v.clone();
      for (int j = 0; j < layout.stride(); j++) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
          sum += a[layout.index(i, j)];
        }
        expected[7 + j] = sum;
      }
      inBoth(v, expected, (arithmetic, actual) -> arithmetic.columnSums(a, layout, actual, 7));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void compareGates(int rows, int columns) {
    MatrixLayout layout = MatrixLayout.padded(3, rows, columns);
    int stride = layout.stride();
    RandomDoubles random = new RandomDoubles(rows);
    for (boolean special : new boolean[] {false, true}) {
      int length = 3 + layout.length();
      double[] before = special ? random.withSpecials(length) : random.normal(length);
      double[] after = special ? random.withSpecials(length) : random.normal(length);
      double[] densities = random.normal(stride);
      double[] squares = new double[stride];
      double[] chances = new double[stride];
      double[] flips = new double[stride];
      for (int j = 0; j < stride; j++) {
        for (int i = 0; i < rows; i++) {
          double from = before[layout.index(i, j)];
          double to = after[layout.index(i, j)];
          squares[j] = Math.fma(to, to, squares[j]);
          double chance = Math.abs(to - from) * densities[j];
          chances[j] += chance > 0.5 ? 0.5 : chance;
          flips[j] += from > 0 ^ to > 0 ? 1 : 0;
        }
      }
      double[] garbage = random.withSpecials(stride);
      inBoth(
          garbage,
          squares,
          (arithmetic, actual) ->
              arithmetic.compareGates(
                  before, after, layout, densities, actual, garbage.clone(), garbage.clone()));
      inBoth(
          garbage,
          chances,
          (arithmetic, actual) ->
              arithmetic.compareGates(
                  before, after, layout, densities, garbage.clone(), actual, garbage.clone()));
      inBoth(
          garbage,
          flips,
          (arithmetic, actual) ->
              arithmetic.compareGates(
                  before, after, layout, densities, garbage.clone(), garbage.clone(), actual));
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void accumulate(int length) {
    RandomDoubles random = new RandomDoubles(length);
    for (double[] x :
        new double[][] {random.normal(length + MARGIN), random.withSpecials(length + MARGIN)}) {
      double[] lanes = random.normal(Lanes.COUNT + 5);
      double[] expected = lanes.clone();
      for (int i = 0; i < length; i++) {
        expected[2 + i % 8] += x[3 + i];
      }
      inBoth(
          lanes, expected, (arithmetic, actual) -> arithmetic.accumulate(x, 3, length, actual, 2));
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void accumulateProducts(int length) {
    RandomDoubles random = new RandomDoubles(length);
    for (double[] x :
        new double[][] {random.normal(length + MARGIN), random.withSpecials(length + MARGIN)}) {
      double[] y = random.normal(length + MARGIN);
      double[] lanes = random.normal(Lanes.COUNT + 5);
      double[] expected = lanes.clone();
      for (int i = 0; i < length; i++) {
        expected[2 + i % 8] = Math.fma(x[3 + i], y[11 + i], expected[2 + i % 8]);
      }
      inBoth(
          lanes,
          expected,
          (arithmetic, actual) -> arithmetic.accumulateProducts(x, 3, y, 11, length, actual, 2));
    }
  }

  static Stream<Integer> lengths() {
    return Arrays.stream(LENGTHS).boxed();
  }

  @ParameterizedTest
  @MethodSource("lengths")
  @DisplayName("ranges at different places of two arrays")
  void addScaledWithOffsets(int length) {
    RandomDoubles random = new RandomDoubles(length);
    double[] x = random.normal(length + MARGIN);
    double[] y = random.normal(length + MARGIN);
    double[] expected = y.clone();
    for (int i = 0; i < length; i++) {
      expected[13 + i] = Math.fma(FACTOR, x[5 + i], y[13 + i]);
    }
    inBoth(
        y,
        expected,
        (arithmetic, actual) -> arithmetic.addScaled(FACTOR, x, 5, actual, 13, length));
  }

  private void inBoth(double[] start, double[] expected, BiConsumer<Arithmetic, double[]> call) {
    for (Arithmetic arithmetic : new Arithmetic[] {scalar, vectors}) {
      double[] actual = start.clone();
      call.accept(arithmetic, actual);
      Bits.assertSame(expected, actual);
    }
  }
}
