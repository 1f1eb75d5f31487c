package dev.edgelaw.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Joins stores that several machines have filled. */
public final class StoreMerge {
  private static final int PAUSE_MILLISECONDS = 100;

  private final CellStore target;
  private int cells;
  private int copied;
  private int joined;
  private final List<String> differing = new ArrayList<>();
  private final List<String> damaged = new ArrayList<>();

  /**
   * Starts with nothing read.
   *
   * @param target where everything goes
   */
  public StoreMerge(CellStore target) {
    this.target = target;
  }

  /**
   * What was done.
   *
   * @param cells cells that were read
   * @param copied cells that were new
   * @param joined cells that had other observations of a run that was there
   * @param differing one line for each cell whose numbers differ from those that were there
   * @param damaged one line for each cell that could not be read
   */
  public record Report(
      int cells, int copied, int joined, List<String> differing, List<String> damaged) {}

  /**
   * Adds a store; the store itself is left as it is.
   *
   * @param folder where its cells lie
   */
  public void add(Path folder) {
    CellStore source = CellStore.reading(folder);
    for (String identity : source.identities()) {
      cells++;
      try {
        Optional<CellFile> file = source.read(identity);
        if (file.isPresent()) {
          add(folder, identity, file.get());
        }
      } catch (CellFile.DamagedException e) {
        damaged.add("%s/%s.json: %s".formatted(folder, identity, e.getMessage()));
      }
    }
  }

  private void add(Path folder, String identity, CellFile file) {
    CellClaims.Claim claim = claim(identity);
    try {
      Optional<CellFile> there = present(identity);
      if (there.isEmpty()) {
        target.save(file.run(), file.result());
        copied++;
        return;
      }
      Optional<String> difference = difference(there.get(), file);
      if (difference.isPresent()) {
        differing.add("%s/%s.json: %s".formatted(folder, identity, difference.get()));
      } else if (!there.get().keys().containsAll(file.keys())) {
        target.save(file.run(), there.get().result().with(file.result()));
        joined++;
      }
    } finally {
      claim.close();
    }
  }

  /** What is there, if it is intact; what is not is replaced. */
  private Optional<CellFile> present(String identity) {
    try {
      return target.read(identity);
    } catch (CellFile.DamagedException e) {
      return Optional.empty();
    }
  }

  private CellClaims.Claim claim(String identity) {
    while (true) {
      Optional<CellClaims.Claim> claim = target.claim(identity);
      if (claim.isPresent()) {
        return claim.get();
      }
      try {
        Thread.sleep(PAUSE_MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  /** The first thing that two files say differently about one run. */
  private static Optional<String> difference(CellFile one, CellFile other) {
    if (!one.result().outcome().equals(other.result().outcome())) {
      return Optional.of(
          "ends with %s, elsewhere with %s"
              .formatted(other.result().outcome(), one.result().outcome()));
    }
    Map<String, JsonNode> known = new LinkedHashMap<>(one.result().observations());
    known.keySet().retainAll(other.keys());
    return known.entrySet().stream()
        .filter(
            entry -> !entry.getValue().equals(other.result().observations().get(entry.getKey())))
        .map(entry -> "another result of " + entry.getKey())
        .sorted()
        .findFirst();
  }

  /**
   * What was done so far.
   *
   * @return the report
   */
  public Report report() {
    return new Report(cells, copied, joined, List.copyOf(differing), List.copyOf(damaged));
  }
}
