package dev.edgelaw.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {

  private static final byte[] THREE_LABELS =
      HexFormat.of().parseHex("00000801" + "00000003" + "0102ff");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("plain and gzipped files are told apart by their content")
  void readsBothForms(boolean compressed) throws IOException {
    IdxFile file = read(compressed ? gzip(THREE_LABELS) : THREE_LABELS, 1);
    assertThat(file.shape()).containsExactly(3);
    assertThat(file.values()).containsExactly(1, 2, -1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                       | 1 | truncated header, expected 4 more bytes, found 0",
        "0000                     | 1 | truncated header, expected 4 more bytes, found 2",
        "0000080100               | 1 | truncated header, expected 4 more bytes, found 1",
        "00000801000000030102     | 1 | truncated, expected 3 bytes after the header, found 2",
        "000008010000000301020304 | 1 | too long, expected 3 bytes after the header, found more",
        "89504e470d0a1a0a         | 1 | 'not an IDX file, expected magic number 0x00000801, found 0x89504E47'",
        "00000d01000000010000     | 1 |"
            + " 'elements are not unsigned bytes, expected magic number 0x00000801, found 0x00000D01'",
        "00000801000000030102ff   | 3 | 'wrong number of dimensions (images have 3, labels 1),"
            + " expected magic number 0x00000803, found 0x00000801'",
        "00000801ffffffff01       | 1 | 'expected dimensions of at most 2147483639 bytes together,"
            + " found size 4294967295 in dimension 1'",
        "00000803000100000001000000000001 | 3 | 'expected dimensions of at most 2147483639 bytes together,"
            + " found size 65536 in dimension 2'",
        "000008017fffffff01       | 1 | 'expected dimensions of at most 2147483639 bytes together,"
            + " found size 2147483647 in dimension 1'",
        "000008017ffffff001       | 1 | 'truncated, expected 2147483632 bytes after the header, found 1'"
      })
  void malformedContentIsNamedInOneLine(String content, int dimensions, String problem) {
    assertMalformed(HexFormat.of().parseHex(content), dimensions, problem);
  }

  @Test
  @DisplayName("a gzip file cut anywhere is truncated, a flipped bit is damage")
  void brokenGzip() throws IOException {
    byte[] archive = gzip(THREE_LABELS);
    for (int length = 2; length < archive.length; length++) {
      assertMalformed(
          Arrays.copyOf(archive, length),
          1,
          "truncated gzip data, expected the end of the archive, found the end of the file");
    }
    archive[archive.length - 6] ^= 1;
    assertMalformed(
        archive, 1, "damaged gzip data, expected an intact archive, found: Corrupt GZIP trailer");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> IdxFile.read(Path.of("no", "such-file"), 1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot read")
        .hasMessageContaining("such-file");
  }

  private static void assertMalformed(byte[] content, int dimensions, String problem) {
    assertThatExceptionOfType(MalformedIdxException.class)
        .isThrownBy(() -> read(content, dimensions))
        .withMessage("%s", "some-file: " + problem);
  }

  private static IdxFile read(byte[] content, int dimensions) throws IOException {
    return IdxFile.read("some-file", new ByteArrayInputStream(content), dimensions);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }
}
