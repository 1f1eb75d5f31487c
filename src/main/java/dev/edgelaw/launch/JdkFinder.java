package dev.edgelaw.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a Java installation that can run the program.
 *
 * <p>{@code EDGELAW_JAVA} decides alone where it is set. Otherwise the first that suits is taken of
 * {@code JAVA_HOME}, the running JVM and every {@code java} on the {@code PATH}; then, of all in
 * the usual folders, the lowest version that suits, because it is the closest to the one the
 * program was tested on.
 */
final class JdkFinder {
  private static final String CHOICE = "EDGELAW_JAVA";
  private static final String REQUIREMENT =
      "a JDK " + Jdk.REQUIRED_FEATURE + " or later with the module " + Jdk.REQUIRED_MODULE;

  private final Map<String, String> environment;
  private final Path runningHome;
  private final List<Path> usualFolders;

  JdkFinder(Map<String, String> environment, Path runningHome, List<Path> usualFolders) {
    this.environment = environment;
    this.runningHome = runningHome;
    this.usualFolders = usualFolders;
  }

  /** A finder that looks where Java installations are usually kept. */
  static JdkFinder ofThisMachine() {
    Path home = Paths.get(System.getProperty("user.home"));
    List<Path> usualFolders = new ArrayList<>();
    Stream.of("/usr/lib/jvm", "/opt", "/Library/Java/JavaVirtualMachines")
        .map(Paths::get)
        .forEach(usualFolders::add);
    usualFolders.add(home.resolve(".sdkman/candidates/java"));
    usualFolders.add(home.resolve(".jdks"));
    String windowsPrograms = System.getenv("ProgramFiles");
    if (windowsPrograms != null) {
      usualFolders.add(Paths.get(windowsPrograms, "Java"));
      usualFolders.add(Paths.get(windowsPrograms, "Eclipse Adoptium"));
    }
    return new JdkFinder(System.getenv(), Paths.get(System.getProperty("java.home")), usualFolders);
  }

  Jdk find() throws NoJdkException {
    String choice = environment.getOrDefault(CHOICE, "");
    if (!choice.isEmpty()) {
      return chosen(choice);
    }
    Set<String> unfit = new LinkedHashSet<>();
    for (Path location : preferred()) {
      Optional<Jdk> jdk = Jdk.at(location);
      if (jdk.filter(Jdk::suits).isPresent()) {
        return jdk.get();
      }
      jdk.map(Jdk::toString).ifPresent(unfit::add);
    }
    List<Jdk> usual = usual();
    Optional<Jdk> lowest =
        usual.stream().filter(Jdk::suits).min(Comparator.comparingInt(Jdk::feature));
    usual.stream().map(Jdk::toString).forEach(unfit::add);
    return lowest.orElseThrow(() -> none(unfit));
  }

  private static Jdk chosen(String choice) throws NoJdkException {
    Optional<Jdk> jdk = path(choice).flatMap(Jdk::at);
    return jdk.filter(Jdk::suits)
        .orElseThrow(
            () ->
                new NoJdkException(
                    CHOICE
                        + "="
                        + choice
                        + " is not "
                        + REQUIREMENT
                        + jdk.map(found -> "; found " + found).orElse("")));
  }

  private static NoJdkException none(Set<String> unfit) {
    return new NoJdkException(
        "needs "
            + REQUIREMENT
            + "; found "
            + (unfit.isEmpty() ? "none" : String.join(", ", unfit))
            + "; install one (for example Eclipse Temurin "
            + Jdk.REQUIRED_FEATURE
            + ") or set "
            + CHOICE);
  }

  private List<Path> preferred() {
    List<Path> locations = new ArrayList<>();
    String javaHome = environment.getOrDefault("JAVA_HOME", "");
    if (!javaHome.isEmpty()) {
      path(javaHome).ifPresent(locations::add);
    }
    locations.add(runningHome);
    for (String entry : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      path(entry)
          .filter(folder -> !entry.isEmpty())
          .ifPresent(
              folder -> Stream.of("java", "java.exe").map(folder::resolve).forEach(locations::add));
    }
    return locations;
  }

  private List<Jdk> usual() {
    return usualFolders.stream()
        .flatMap(folder -> children(folder).stream())
        .flatMap(child -> Stream.of(child, child.resolve("Contents/Home")))
        .map(Jdk::at)
        .filter(Optional::isPresent)
        .map(Optional::get)
        .collect(Collectors.toList());
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isDirectory).sorted().collect(Collectors.toList());
    } catch (IOException e) {
      return Collections.emptyList();
    }
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Paths.get(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
