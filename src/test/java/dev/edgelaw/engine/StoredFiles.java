package dev.edgelaw.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies in a store, byte by byte. */
final class StoredFiles {
  private StoredFiles() {}

  /**
   * Contents by file name; one character for each byte, so that differences can be read. The file
   * of claims is empty and not among them.
   */
  static Map<String, String> in(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> !file.endsWith(CellStore.CLAIMS)).toList()) {
        contents.put(file.getFileName().toString(), read(file));
      }
    }
    return contents;
  }

  static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  static void write(Path file, String bytes) throws IOException {
    Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
  }
}
