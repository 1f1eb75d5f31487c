package dev.edgelaw.data;

/** Checks of array sizes, with messages in the words of the caller. */
final class Sizes {

  /** Largest array length that every virtual machine supports. */
  static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  private Sizes() {}

  static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be at least 1, was %d".formatted(name, value));
    }
  }

  static void requireMatrix(String rowsName, int rows, String columnsName, int columns) {
    requirePositive(rowsName, rows);
    requirePositive(columnsName, columns);
    if ((long) rows * columns > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "%s x %s must be at most %d, was %d x %d"
              .formatted(rowsName, columnsName, MAX_LENGTH, rows, columns));
    }
  }
}
