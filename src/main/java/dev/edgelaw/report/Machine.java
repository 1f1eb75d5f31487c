package dev.edgelaw.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where and with what results were computed; kept apart from the results, which do not depend on
 * it.
 *
 * @param version version of this program
 * @param revision git revision it was built from
 * @param sources hash of the sources it was built from
 * @param java virtual machine
 * @param operatingSystem system and architecture
 * @param cpu processor
 * @param processors number of processors
 */
public record Machine(
    String version,
    String revision,
    String sources,
    String java,
    String operatingSystem,
    String cpu,
    int processors) {
  /** What stands for something that cannot be found out. */
  static final String UNKNOWN = "unknown";

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /**
   * This machine.
   *
   * @return its description
   */
  public static Machine here() {
    Properties build = new Properties();
    try (InputStream in = Machine.class.getResourceAsStream("/dev/edgelaw/build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      build.setProperty("revision", "unreadable");
    }
    return new Machine(
        build.getProperty("version", UNKNOWN),
        build.getProperty("revision", UNKNOWN),
        build.getProperty("sources", UNKNOWN),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        processorName(),
        Runtime.getRuntime().availableProcessors());
  }

  private static String processorName() {
    if (!Files.isReadable(CPU_INFO)) {
      return UNKNOWN;
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
