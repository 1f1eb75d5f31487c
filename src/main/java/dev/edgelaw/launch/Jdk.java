package dev.edgelaw.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java installation: where its executable lies, its version, and whether it can run the program.
 */
final class Jdk {
  /** The first version of Java that runs the program. */
  static final int REQUIRED_FEATURE = 25;

  /** The module the program needs; it is resolved on request only. */
  static final String REQUIRED_MODULE = "jdk.incubator.vector";

  private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?(\\d{1,4})(?:\\D.*)?");
  private static final Pattern REPORTED_VERSION = Pattern.compile("\\s*java\\.version = (\\S+)");

  private final Path executable;
  private final String version;
  private final boolean hasModule;

  private Jdk(Path executable, String version, boolean hasModule) {
    this.executable = executable;
    this.version = version;
    this.hasModule = hasModule;
  }

  /**
   * Looks at an installation, without starting it wherever its {@code release} file tells enough.
   *
   * @param location a folder with {@code bin/java} inside, or a {@code java} executable
   */
  static Optional<Jdk> at(Path location) {
    Path executable = Files.isDirectory(location) ? executableIn(location) : location;
    if (!Files.isExecutable(executable) || Files.isDirectory(executable)) {
      return Optional.empty();
    }
    Optional<Jdk> described = described(executable);
    return described.isPresent() ? described : asked(executable);
  }

  private static Path executableIn(Path home) {
    Path windows = home.resolve("bin/java.exe");
    return Files.exists(windows) ? windows : home.resolve("bin/java");
  }

  private static Optional<Jdk> described(Path executable) {
    Properties release = new Properties();
    Path real;
    try {
      real = executable.toRealPath();
      try (Reader reader =
          Files.newBufferedReader(
              real.resolve("../../release").normalize(), StandardCharsets.UTF_8)) {
        release.load(reader);
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    String version = unquoted(release, "JAVA_VERSION");
    String modules = unquoted(release, "MODULES");
    if (version.isEmpty() || modules.isEmpty() && feature(version) >= REQUIRED_FEATURE) {
      return Optional.empty();
    }
    return Optional.of(
        new Jdk(real, version, Arrays.asList(modules.split(" ")).contains(REQUIRED_MODULE)));
  }

  private static String unquoted(Properties release, String key) {
    return release.getProperty(key, "").replace("\"", "").trim();
  }

  /** Starts the executable, with the module, and reads what it says about itself. */
  private static Optional<Jdk> asked(Path executable) {
    ProcessBuilder builder =
        new ProcessBuilder(
            executable.toString(),
            "--add-modules",
            REQUIRED_MODULE,
            "-XshowSettings:properties",
            "-version");
    String version = null;
    try {
      Process process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          Matcher matcher = REPORTED_VERSION.matcher(line);
          version = matcher.matches() ? matcher.group(1) : version;
        }
      }
      return process.waitFor() == 0 && version != null
          ? Optional.of(new Jdk(executable, version, true))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The leading number of a version string, 8 for {@code 1.8.0_402}; 0 if there is none. */
  static int feature(String version) {
    Matcher matcher = FEATURE.matcher(version);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  Path executable() {
    return executable;
  }

  int feature() {
    return feature(version);
  }

  boolean suits() {
    return feature() >= REQUIRED_FEATURE && hasModule;
  }

  /** Version and place, for people: {@code 17.0.15 in /usr/lib/jvm/java-17}. */
  @Override
  public String toString() {
    String missing = feature() >= REQUIRED_FEATURE && !hasModule ? " (without the module)" : "";
    return version + " in " + executable.resolve("../..").normalize() + missing;
  }
}
