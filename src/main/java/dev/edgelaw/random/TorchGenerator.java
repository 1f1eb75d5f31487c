package dev.edgelaw.random;

/**
 * PyTorch's CPU random generator: the same draws, in the same order, as float32 tensors filled
 * after {@code torch.manual_seed(seed)}.
 *
 * <p>Arrays stand for contiguous tensors in row-major order. All draws equal PyTorch's bit for bit:
 * uniforms, integers, permutations, normals of fewer than {@value #BLOCK} entries, and block
 * normals as the AVX2 build makes them (see {@link VectorizedFloat}).
 *
 * <p>How many 32-bit words a draw consumes depends on the length of the array, so one array of 32
 * normals differs from two arrays of 16, and filling in pieces what PyTorch fills at once gives
 * other numbers.
 *
 * <p>Not thread-safe. A run owns its generator; seeding again means making a new one.
 */
public final class TorchGenerator {

  /** Number of entries from which normals are drawn in blocks, and the length of a block. */
  private static final int BLOCK = 16;

  private static final int HALF_BLOCK = BLOCK / 2;
  private static final float TWO_PI_FLOAT = (float) (2 * Math.PI);

  private final MersenneTwister words;

  /**
   * Second value of the last scalar pair of normals, NaN when there is none; block draws leave it
   * alone.
   */
  private double cachedNormal = Double.NaN;

  /**
   * A freshly seeded generator.
   *
   * @param seed any value; like PyTorch, only the low 32 bits count, so that seeds equal modulo
   *     2<sup>32</sup> give the same draws
   */
  public TorchGenerator(long seed) {
    words = new MersenneTwister((int) seed);
  }

  /**
   * The next raw output of the Mersenne twister.
   *
   * @return 32 random bits, to be read as unsigned
   */
  public int nextWord() {
    return words.next();
  }

  /**
   * Fills an array with uniform values in [0, 1), as {@code torch.rand}: one word per entry, 24
   * bits kept.
   *
   * @param out receives the values
   */
  public void uniform(float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = nextFloat();
    }
  }

  /**
   * Fills an array with uniform values in [low, high), as {@code Tensor.uniform_}: one word per
   * entry.
   *
   * <p>Both bounds are rounded to float32 first and the multiply-add is fused, as in the builds of
   * PyTorch that made the published runs.
   *
   * @param out receives the values
   * @param low lower bound, finite
   * @param high upper bound, finite, at least {@code low}
   */
  public void uniform(float[] out, double low, double high) {
    float from = (float) low;
    float width = (float) high - from;
    if (!(low <= high) || !Float.isFinite(from) || !Float.isFinite(width)) {
      throw new IllegalArgumentException(
          "uniform range must be finite in float32 with low <= high, was ["
              + low
              + ", "
              + high
              + ")");
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.fma(nextFloat(), width, from);
    }
  }

  /**
   * Fills an array with standard normal values, as {@code torch.randn}.
   *
   * <p>Fewer than 16 entries: pairs by the Box-Muller transform in double precision, four words a
   * pair; the unused half of the last pair is kept for the next such draw. Otherwise: Box-Muller in
   * float32 on blocks of 16, one word per entry, and 16 more when the length is no multiple of 16.
   *
   * @param out receives the values
   */
  public void normal(float[] out) {
    if (out.length < BLOCK) {
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) nextNormal();
      }
    } else {
      blockNormals(out);
    }
  }

  /**
   * A random permutation, as {@code torch.randperm}: n - 1 words.
   *
   * @param n number of elements, at least 0
   * @return the numbers 0 to n - 1 in random order
   */
  public int[] permutation(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("permutation size must be at least 0, was " + n);
    }
    int[] permutation = new int[n];
    for (int i = 0; i < n; i++) {
      permutation[i] = i;
    }
    for (int i = 0; i < n - 1; i++) {
      int other = i + Integer.remainderUnsigned(nextWord(), n - i);
      int swapped = permutation[i];
      permutation[i] = permutation[other];
      permutation[other] = swapped;
    }
    return permutation;
  }

  /**
   * Fills an array with integers in [low, high), as {@code torch.randint}: one word per entry.
   *
   * @param out receives the values
   * @param low smallest value
   * @param high one more than the largest value, greater than {@code low}
   */
  public void integers(int[] out, int low, int high) {
    if (low >= high) {
      throw new IllegalArgumentException(
          "integer range must hold low < high, was [" + low + ", " + high + ")");
    }
    // high - low may exceed the largest int; the wrapped difference is right when read as unsigned.
    int range = high - low;
    for (int i = 0; i < out.length; i++) {
      out[i] = low + Integer.remainderUnsigned(nextWord(), range);
    }
  }

  private float nextFloat() {
    return (nextWord() & 0xFFFFFF) * 0x1p-24f;
  }

  private double nextDouble() {
    long high = Integer.toUnsignedLong(nextWord());
    long low = Integer.toUnsignedLong(nextWord());
    return (((high << 32) | low) & 0x1F_FFFF_FFFF_FFFFL) * 0x1p-53;
  }

  private double nextNormal() {
    if (!Double.isNaN(cachedNormal)) {
      double normal = cachedNormal;
      cachedNormal = Double.NaN;
      return normal;
    }
    double turn = nextDouble();
    double tail = nextDouble();
    double radius = Math.sqrt(-2 * StrictMath.log1p(-tail));
    double angle = 2 * Math.PI * turn;
    cachedNormal = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }

  private void blockNormals(float[] out) {
    uniform(out);
    for (int start = 0; start <= out.length - BLOCK; start += BLOCK) {
      transformBlock(out, start);
    }
    if (out.length % BLOCK != 0) {
      // PyTorch re-draws the last full-length block instead of transforming a short one.
      int start = out.length - BLOCK;
      for (int i = start; i < out.length; i++) {
        out[i] = nextFloat();
      }
      transformBlock(out, start);
    }
  }

  /**
   * Box-Muller on 16 uniform values: the first eight become radii, the last eight angles, in the
   * float32 operations of PyTorch's vectorised code.
   */
  private static void transformBlock(float[] values, int start) {
    for (int j = start; j < start + HALF_BLOCK; j++) {
      float radius = (float) Math.sqrt(-2 * VectorizedFloat.log(1 - values[j]));
      float angle = TWO_PI_FLOAT * values[j + HALF_BLOCK];
      values[j] = radius * VectorizedFloat.cos(angle);
      values[j + HALF_BLOCK] = radius * VectorizedFloat.sin(angle);
    }
  }
}
