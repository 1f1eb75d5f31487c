package dev.edgelaw.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What identifies a figure.
 *
 * @param benchmark class and method, such as {@code GradientStep.step}
 * @param parameters values of the benchmark's parameters by name
 */
public record Key(String benchmark, Map<String, String> parameters) implements Comparable<Key> {
  /** Copies the parameters. */
  public Key {
    parameters = Map.copyOf(parameters);
  }

  /**
   * A key.
   *
   * @param benchmark class and method
   * @param parameters names and values in turn
   * @return the key
   */
  public static Key of(String benchmark, String... parameters) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      map.put(parameters[i], parameters[i + 1]);
    }
    return new Key(benchmark, map);
  }

  /**
   * A parameter that is a number.
   *
   * @param name its name
   * @return its value
   */
  double number(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("%s: has no parameter %s".formatted(this, name));
    }
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: parameter %s must be a number".formatted(this, name), e);
    }
  }

  /** The same benchmark without some parameter. */
  Key without(String name) {
    Map<String, String> rest = new TreeMap<>(parameters);
    rest.remove(name);
    return new Key(benchmark, rest);
  }

  @Override
  public int compareTo(Key other) {
    return toString().compareTo(other.toString());
  }

  /** For people: {@code GradientStep.step loss=MSE width=64}. */
  @Override
  public String toString() {
    return benchmark
        + new TreeMap<>(parameters)
            .entrySet().stream()
                .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining());
  }
}
