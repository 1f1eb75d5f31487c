package dev.edgelaw.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One training run and what is to be observed of it.
 *
 * @param run the run
 * @param observations what to observe, without repetition
 */
public record Cell(RunSpec run, List<Observation<?>> observations) {
  /** Copies the list. */
  public Cell {
    observations = List.copyOf(observations);
  }

  /**
   * A cell with the given observations.
   *
   * @param run the run
   * @param observations what to observe
   * @return the cell
   */
  public static Cell of(RunSpec run, Observation<?>... observations) {
    return new Cell(run, List.of(observations));
  }

  /** Canonical texts of the observations, by which their results are stored. */
  Set<String> keys() {
    return observations.stream().map(CellResult::key).collect(Collectors.toSet());
  }

  /** An estimate of the work, for starting the longest cells first and for even shards. */
  double cost() {
    return run.work()
        + observations.stream().mapToDouble(observation -> observation.cost(run)).sum();
  }

  /**
   * Joins cells of the same run: each run then stands once, with everything that anybody wants to
   * observe of it.
   *
   * @param cells any cells
   * @return one cell per run, in order of first appearance
   */
  public static List<Cell> merge(Collection<Cell> cells) {
    Map<RunSpec, Set<Observation<?>>> wanted = new LinkedHashMap<>();
    for (Cell cell : cells) {
      wanted.computeIfAbsent(cell.run(), run -> new LinkedHashSet<>()).addAll(cell.observations());
    }
    return wanted.entrySet().stream()
        .map(entry -> new Cell(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }
}
