package dev.edgelaw.kernel;

/**
 * The implementations a user can ask for, by {@code --backend} or by the system property {@value
 * #PROPERTY}.
 *
 * <p>All give the same bits; they differ in speed.
 */
public enum Backend {
  /** The widest vectors of this machine, or the scalar reference with one line that says why. */
  AUTO(0),
  /** The scalar reference. */
  SCALAR(0),
  /** Vectors of 128 bits. */
  SIMD128(128),
  /** Vectors of 256 bits. */
  SIMD256(256),
  /** Vectors of 512 bits. */
  SIMD512(512);

  /** System property that names a backend in lower case. */
  public static final String PROPERTY = "edgelaw.backend";

  /**
   * System property that fixes the vector length; it is read once, when the first vector is used.
   */
  static final String VECTOR_BITS_PROPERTY = "edgelaw.vector.bits";

  private final int vectorBits;

  Backend(int vectorBits) {
    this.vectorBits = vectorBits;
  }

  /**
   * Bits per vector.
   *
   * @return 128, 256 or 512, or 0 where the backend fixes none
   */
  public int vectorBits() {
    return vectorBits;
  }

  /**
   * The name users write.
   *
   * @return the constant's name in lower case
   */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Finds a backend by the name users write.
   *
   * @param label for example {@code "simd256"}
   * @return the backend
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Backend ofLabel(String label) {
    for (Backend backend : values()) {
      if (backend.label().equals(label)) {
        return backend;
      }
    }
    throw new IllegalArgumentException(
        "backend '" + label + "': must be one of auto, scalar, simd128, simd256, simd512");
  }

  /**
   * The backend that the system property asks for.
   *
   * @return {@link #AUTO} where the property is not set
   */
  public static Backend fromSystemProperty() {
    return ofLabel(System.getProperty(PROPERTY, AUTO.label()));
  }
}
