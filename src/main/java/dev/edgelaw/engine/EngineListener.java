package dev.edgelaw.engine;

import java.nio.file.Path;

/** Hears how the engine gets on; called from any of its threads, one call at a time. */
public interface EngineListener {
  /** Says nothing. */
  EngineListener SILENT = new EngineListener() {};

  /**
   * Called once, before the first run.
   *
   * @param total number of cells
   * @param stored how many of them were found in the store
   * @param work an estimate of what is to be done for the others, in multiply-adds
   */
  default void planned(int total, int stored, double work) {}

  /**
   * Called after a cell has been run and stored.
   *
   * @param run its run
   * @param seconds how long it took
   * @param work its share of the work planned
   */
  default void finished(RunSpec run, double seconds, double work) {}

  /**
   * Called when a cell that was to be run has been stored by another process meanwhile.
   *
   * @param run its run
   * @param work its share of the work planned
   */
  default void foundLater(RunSpec run, double work) {}

  /**
   * Called when a stored cell turned out to be damaged.
   *
   * @param file the file
   * @param aside where it lies now
   * @param reason what is wrong with it
   */
  default void damaged(Path file, Path aside, String reason) {}
}
