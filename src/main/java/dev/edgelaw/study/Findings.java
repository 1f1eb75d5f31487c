package dev.edgelaw.study;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * What a study found.
 *
 * @param runs one object per training run: seed, learningRate, the other varied parameters, the
 *     measured quantities
 * @param aggregates quantities over several runs, by name
 * @param comparisons our figures against the published ones
 * @param claims the paper's statements and the corrected ones, judged
 * @param figures pictures to draw
 */
public record Findings(
    List<Map<String, Object>> runs,
    Map<String, Object> aggregates,
    List<Comparison> comparisons,
    List<Claim> claims,
    List<Figure> figures) {

  /**
   * Whether every comparable published figure lies within its tolerance.
   *
   * @return the first of the two verdicts
   */
  public boolean reproduced() {
    return comparisons.stream().filter(Comparison::comparable).allMatch(Comparison::within);
  }

  /**
   * Finds a figure that was held against a published one.
   *
   * @param quantity its name
   * @param where names and values, in turns, that single it out; all others may be anything
   * @return the first such comparison
   * @throws NoSuchElementException if there is none
   */
  public Comparison published(String quantity, Object... where) {
    return comparisons.stream()
        .filter(c -> c.level() == AgreementLevel.PUBLISHED && c.quantity().equals(quantity))
        .filter(c -> matches(c.where(), where))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(quantity + " at " + Arrays.toString(where)));
  }

  private static boolean matches(Map<String, Object> fields, Object... where) {
    for (int i = 0; i < where.length; i += 2) {
      if (!String.valueOf(fields.get(String.valueOf(where[i])))
          .equals(String.valueOf(where[i + 1]))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a statement holds.
   *
   * @param id the claim's id
   * @return its verdict
   * @throws NoSuchElementException if there is none of that id
   */
  public boolean holds(String id) {
    return claim(id).holds();
  }

  /**
   * The numbers that decide on a statement.
   *
   * @param id the claim's id
   * @return its evidence
   * @throws NoSuchElementException if there is none of that id
   */
  public String evidence(String id) {
    return claim(id).evidence();
  }

  private Claim claim(String id) {
    return claims.stream()
        .filter(claim -> claim.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("claim " + id));
  }

  /**
   * An aggregate that is a list of numbers.
   *
   * @param path its name, after those of the groups it lies in
   * @return the numbers
   */
  public double[] numbers(String... path) {
    Object value = aggregates;
    for (String name : path) {
      value = ((Map<?, ?>) value).get(name);
    }
    return (double[]) value;
  }

  /**
   * The largest deviation in units of its tolerance.
   *
   * @return 0 without comparable figures
   */
  public double worstDeviation() {
    return comparisons.stream()
        .filter(Comparison::comparable)
        .mapToDouble(Comparison::deviation)
        .max()
        .orElse(0);
  }
}
