package dev.edgelaw.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of unsigned bytes in the IDX format of the MNIST database (Y. LeCun, C. Cortes, C. J. C.
 * Burges, "The MNIST database of handwritten digits").
 *
 * <p>The format, big-endian: a magic number (two zero bytes, the element type, the number of
 * dimensions), the size of each dimension as a 32-bit integer, the elements in row-major order.
 * Gzipped files are recognised by their content, whatever their name.
 *
 * @param name what messages call the file
 * @param shape size of each dimension
 * @param values the elements, row-major, to be read as unsigned
 */
record IdxFile(String name, int[] shape, byte[] values) {

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int GZIP_MAGIC = 0x1F8B;

  /**
   * Reads a file.
   *
   * @param file plain or gzipped IDX file
   * @param dimensions number of dimensions that it must have
   * @return its contents
   * @throws MalformedIdxException when the contents are not what the format and the arguments
   *     demand
   * @throws UncheckedIOException when the file cannot be read
   */
  static IdxFile read(Path file, int dimensions) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in, dimensions);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param name what messages call the stream
   * @param in plain or gzipped bytes; left open
   * @param dimensions number of dimensions that the array must have
   * @return its contents
   * @throws MalformedIdxException when the contents are not what the format and the arguments
   *     demand
   * @throws IOException when reading fails for another reason
   */
  static IdxFile read(String name, InputStream in, int dimensions) throws IOException {
    try {
      return parse(name, decompressed(in), dimensions);
    } catch (EOFException e) {
      throw new MalformedIdxException(
          name,
          "truncated gzip data, expected the end of the archive, found the end of the file",
          e);
    } catch (ZipException e) {
      throw new MalformedIdxException(
          name, "damaged gzip data, expected an intact archive, found: " + e.getMessage(), e);
    }
  }

  private static InputStream decompressed(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(2);
    int start = (buffered.read() << 8) | buffered.read();
    buffered.reset();
    return start == GZIP_MAGIC ? new GZIPInputStream(buffered) : buffered;
  }

  private static IdxFile parse(String name, InputStream in, int dimensions) throws IOException {
    checkMagic(name, readHeader(name, in, 1).getInt(), dimensions);
    ByteBuffer sizes = readHeader(name, in, dimensions);
    int[] shape = new int[dimensions];
    long length = 1;
    for (int i = 0; i < dimensions; i++) {
      shape[i] = sizes.getInt();
      // Each factor is below 2^31 and the product so far at most 2^31, so the long cannot overflow.
      length *= shape[i];
      if (shape[i] < 0 || length > Sizes.MAX_LENGTH) {
        throw new MalformedIdxException(
            name,
            "expected dimensions of at most %d bytes together, found size %s in dimension %d"
                .formatted(Sizes.MAX_LENGTH, Integer.toUnsignedString(shape[i]), i + 1));
      }
    }
    byte[] values = in.readNBytes((int) length);
    if (values.length < length) {
      throw new MalformedIdxException(
          name,
          "truncated, expected %d bytes after the header, found %d"
              .formatted(length, values.length));
    }
    if (in.read() >= 0) {
      throw new MalformedIdxException(
          name, "too long, expected %d bytes after the header, found more".formatted(length));
    }
    return new IdxFile(name, shape, values);
  }

  private static ByteBuffer readHeader(String name, InputStream in, int integers)
      throws IOException {
    int length = integers * Integer.BYTES;
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new MalformedIdxException(
          name,
          "truncated header, expected %d more bytes, found %d".formatted(length, bytes.length));
    }
    return ByteBuffer.wrap(bytes);
  }

  private static void checkMagic(String name, int magic, int dimensions) {
    int expected = (UNSIGNED_BYTE << 8) | dimensions;
    if (magic == expected) {
      return;
    }
    String found = "expected magic number 0x%08X, found 0x%08X".formatted(expected, magic);
    String meaning =
        (magic >>> 16) != 0
            ? "not an IDX file"
            : ((magic >>> 8) != UNSIGNED_BYTE
                ? "elements are not unsigned bytes"
                : "wrong number of dimensions (images have 3, labels 1)");
    throw new MalformedIdxException(name, meaning + ", " + found);
  }
}
