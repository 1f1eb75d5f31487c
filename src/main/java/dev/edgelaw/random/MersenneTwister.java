package dev.edgelaw.random;

/**
 * The 32-bit Mersenne twister MT19937 of M. Matsumoto and T. Nishimura, "Mersenne Twister: A
 * 623-dimensionally equidistributed uniform pseudo-random number generator", ACM TOMACS 8(1), 1998,
 * with the initialisation of 2002.
 *
 * <p>Yields the words of C++ {@code std::mt19937} seeded with the same 32 bits.
 */
final class MersenneTwister {

  private static final int SIZE = 624;
  private static final int SHIFT = 397;
  private static final int TWIST = 0x9908B0DF;
  private static final int UPPER_BIT = 0x80000000;
  private static final int LOWER_BITS = 0x7FFFFFFF;

  private final int[] state = new int[SIZE];
  private int position = SIZE;

  MersenneTwister(int seed) {
    state[0] = seed;
    for (int j = 1; j < SIZE; j++) {
      state[j] = 1812433253 * (state[j - 1] ^ (state[j - 1] >>> 30)) + j;
    }
  }

  /** The next word: 32 random bits. */
  int next() {
    if (position == SIZE) {
      twist();
      position = 0;
    }
    int word = state[position++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9D2C5680;
    word ^= (word << 15) & 0xEFC60000;
    return word ^ (word >>> 18);
  }

  private void twist() {
    for (int j = 0; j < SIZE; j++) {
      int mixed = (state[j] & UPPER_BIT) | (state[(j + 1) % SIZE] & LOWER_BITS);
      int shifted = (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : TWIST);
      state[j] = state[(j + SHIFT) % SIZE] ^ shifted;
    }
  }
}
