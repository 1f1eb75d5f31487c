package dev.edgelaw.benchmarks;

import dev.edgelaw.report.Machine;
import java.time.Instant;
import java.util.Optional;

/**
 * Where and when benchmarks ran.
 *
 * @param machine processor, virtual machine, revision
 * @param vectorBits length of the vectors that the kernel computes with
 * @param start when the run began, ISO 8601, UTC
 * @param loadAtStart load average of the machine over one minute; negative where unknown
 * @param loadAtEnd the same after the last benchmark: the run itself counts as 1
 * @param selections how much of the run is there; empty in older files, which were written at its
 *     end
 */
public record Environment(
    Machine machine,
    int vectorBits,
    String start,
    double loadAtStart,
    double loadAtEnd,
    Optional<Extent> selections) {

  /**
   * A name for the file of a run that says what is in it.
   *
   * @return {@code <date>-<revision>-<cpu>.json}, in letters that every file system takes
   */
  public String fileName() {
    String date = Instant.parse(start).toString().substring(0, "2026-01-01".length());
    String processor =
        machine
            .cpu()
            .replaceAll("\\((R|TM)\\)", "")
            .replaceAll("[^A-Za-z0-9.]+", "-")
            .replaceAll("^-|-$", "");
    return "%s-%s-%s.json".formatted(date, machine.revision(), processor);
  }

  /**
   * The same run, later.
   *
   * @param load load average of the machine by now
   * @param extent how much of the run is there
   * @return the environment to write
   */
  public Environment until(double load, Extent extent) {
    return new Environment(machine, vectorBits, start, loadAtStart, load, Optional.of(extent));
  }

  /**
   * The environment in one line.
   *
   * @return processor, lanes, virtual machine, revision, date, load
   */
  public String line() {
    return "%s, %d %s, %d-bit vectors, %s, revision %s, %s, load %.2f to %.2f"
        .formatted(
            machine.cpu(),
            machine.processors(),
            machine.processors() == 1 ? "core" : "cores",
            vectorBits,
            machine.java(),
            machine.revision(),
            start,
            loadAtStart,
            loadAtEnd);
  }
}
