package dev.edgelaw.kernel;

/**
 * Chooses the arithmetic and says in one line what it chose and why.
 *
 * <p>No class that needs the vector module is touched before the checks have passed.
 */
public final class ArithmeticProvider {
  private static final String MODULE = "jdk.incubator.vector";

  private ArithmeticProvider() {}

  /**
   * A chosen implementation.
   *
   * @param arithmetic the implementation
   * @param vectorBits length of its vectors in bits; that of one number for the scalar reference
   * @param explanation one line for people
   */
  public record Choice(Arithmetic arithmetic, int vectorBits, String explanation) {
    /**
     * The backend in use.
     *
     * @return a label that {@link Backend#ofLabel} knows
     */
    public String backend() {
      return vectorBits == Double.SIZE ? Backend.SCALAR.label() : "simd" + vectorBits;
    }
  }

  /**
   * Finds the arithmetic for a request.
   *
   * @param backend what the user asked for
   * @return the implementation; for {@link Backend#AUTO} the scalar reference where SIMD cannot run
   * @throws IllegalStateException if vectors were asked for by name and cannot be had, with the
   *     remedy
   */
  public static Choice lookup(Backend backend) {
    if (backend == Backend.SCALAR) {
      return scalar("as requested");
    }
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      String remedy =
          "the module "
              + MODULE
              + " is not loaded; add --add-modules "
              + MODULE
              + " to the java command";
      if (backend == Backend.AUTO) {
        return scalar(remedy);
      }
      throw new IllegalStateException("backend '" + backend.label() + "': " + remedy);
    }
    int bits = backend.vectorBits();
    if (bits != 0) {
      System.setProperty(Backend.VECTOR_BITS_PROPERTY, Integer.toString(bits));
    }
    VectorArithmetic vectors = new VectorArithmetic();
    if (bits != 0 && bits != VectorShape.SPECIES.vectorBitSize()) {
      throw new IllegalStateException(
          "backend '%s': this virtual machine already computes with %d-bit vectors, and the length cannot change"
              .formatted(backend.label(), VectorShape.SPECIES.vectorBitSize()));
    }
    return new Choice(
        vectors, VectorShape.SPECIES.vectorBitSize(), "kernel: " + vectors.description());
  }

  private static Choice scalar(String reason) {
    Arithmetic scalar = new ScalarArithmetic();
    return new Choice(scalar, Double.SIZE, "kernel: " + scalar.description() + " (" + reason + ")");
  }
}
