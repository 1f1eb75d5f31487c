package dev.edgelaw.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named values in the order in which they were added: a row of results, or what singles one out.
 */
public final class Fields {
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Fields() {}

  /**
   * Starts with one value.
   *
   * @param name its name
   * @param value a number, text, list, array of numbers or map
   * @return the fields
   */
  public static Fields of(String name, Object value) {
    return new Fields().and(name, value);
  }

  /**
   * Starts with the values of another row.
   *
   * @param values names and values
   * @return the fields
   */
  public static Fields of(Map<String, Object> values) {
    return new Fields().and(values);
  }

  /**
   * Adds a value.
   *
   * @param name its name
   * @param value a number, text, list, array of numbers or map
   * @return this
   */
  public Fields and(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /**
   * Adds the values of another row.
   *
   * @param row names and values
   * @return this
   */
  public Fields and(Map<String, Object> row) {
    values.putAll(row);
    return this;
  }

  /**
   * The values.
   *
   * @return an unmodifiable view in order
   */
  public Map<String, Object> map() {
    return Collections.unmodifiableMap(values);
  }

  /**
   * What singles out the run of one seed at one learning rate.
   *
   * @param seed the seed
   * @param learningRate eta
   * @return both
   */
  public static Map<String, Object> at(long seed, double learningRate) {
    return of("seed", seed).and("learningRate", learningRate).map();
  }
}
