package dev.edgelaw.theorems;

import dev.edgelaw.kernel.Arithmetic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All checks, in the order of the paper. */
public final class Theorems {
  private Theorems() {}

  /**
   * The catalogue.
   *
   * @param arithmetic the kernel
   * @return all checks; each may run on a thread of its own
   */
  public static List<Check> catalogue(Arithmetic arithmetic) {
    Laboratory laboratory = new Laboratory(arithmetic);
    return Stream.of(
            new SymmetryChecks(laboratory).checks(),
            new FlowChecks(laboratory).checks(),
            new DriftChecks(laboratory).checks(),
            new DescentEnergyChecks(laboratory).checks(),
            new CrossoverChecks(laboratory).checks(),
            new CrossoverRefutations(laboratory).checks(),
            new ModeChecks().checks(),
            new CompressionChecks(laboratory).checks(),
            new TimescaleChecks(laboratory).checks(),
            new DichotomyChecks(laboratory).checks(),
            new MeanFieldChecks(laboratory).checks(),
            new ExtensionChecks(laboratory).checks())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Chooses checks by id: {@code 4} means all of Theorem 4, {@code 1.4} rows 1.4a and 1.4b, {@code
   * X} the extensions.
   *
   * @param catalogue all checks
   * @param ids what is wanted, none for everything
   * @return the checks in the order of the catalogue
   * @throws IllegalArgumentException if an id fits no check
   */
  public static List<Check> select(List<Check> catalogue, List<String> ids) {
    if (ids.isEmpty()) {
      return catalogue;
    }
    List<Check> selected = new ArrayList<>();
    for (String id : ids) {
      List<Check> fitting = catalogue.stream().filter(check -> fits(check.id(), id)).toList();
      if (fitting.isEmpty()) {
        throw new IllegalArgumentException(
            "theorem check '%s': there is none; ids are such as 1.1, 4 (all of Theorem 4) or X (extensions), from %s to %s"
                .formatted(id, catalogue.getFirst().id(), catalogue.getLast().id()));
      }
      selected.addAll(fitting);
    }
    return catalogue.stream().filter(selected::contains).toList();
  }

  private static boolean fits(String id, String wanted) {
    String lower = id.toLowerCase(Locale.ROOT);
    String prefix = wanted.strip().toLowerCase(Locale.ROOT);
    return lower.equals(prefix)
        || lower.startsWith(prefix + ".")
        || lower.matches(Pattern.quote(prefix) + "[a-z]") && prefix.contains(".");
  }
}
