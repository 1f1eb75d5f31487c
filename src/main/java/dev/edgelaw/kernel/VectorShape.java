package dev.edgelaw.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector length in use, a constant for the life of the virtual machine: only for a {@code
 * static final} species do vector operations compile to instructions.
 */
final class VectorShape {
  static final VectorSpecies<Double> SPECIES =
      species(Integer.getInteger(Backend.VECTOR_BITS_PROPERTY, 0));

  /** Doubles per vector: 2, 4 or 8. */
  static final int LENGTH = SPECIES.length();

  private VectorShape() {}

  private static VectorSpecies<Double> species(int bits) {
    return switch (bits) {
      case 0 -> preferred();
      case 128 -> DoubleVector.SPECIES_128;
      case 256 -> DoubleVector.SPECIES_256;
      case 512 -> DoubleVector.SPECIES_512;
      default ->
          throw new IllegalArgumentException(
              Backend.VECTOR_BITS_PROPERTY
                  + "="
                  + bits
                  + ": the vector length must be 128, 256 or 512 bits");
    };
  }

  /** Hardware with longer vectors than the eight logical lanes is used at 512 bits. */
  private static VectorSpecies<Double> preferred() {
    VectorSpecies<Double> widest = DoubleVector.SPECIES_PREFERRED;
    return widest.length() > Lanes.COUNT ? DoubleVector.SPECIES_512 : widest;
  }
}
