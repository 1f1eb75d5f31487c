package dev.edgelaw.engine;

import dev.edgelaw.optim.Training;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run gave.
 *
 * @param outcome how the run ended
 * @param observations results by the canonical text of their observation
 */
public record CellResult(Training.Outcome outcome, Map<String, JsonNode> observations) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Copies the map. */
  public CellResult {
    observations = Map.copyOf(observations);
  }

  static String key(Observation<?> observation) {
    return Canonical.json(observation).toString();
  }

  static JsonNode toJson(Record result) {
    return MAPPER.valueToTree(result);
  }

  /**
   * Looks for the result of an observation.
   *
   * @param observation what was to be observed
   * @param <R> type of its result
   * @return the result, or empty where the run was not observed so
   */
  public <R extends Record> Optional<R> find(Observation<R> observation) {
    return Optional.ofNullable(observations.get(key(observation)))
        .map(json -> MAPPER.treeToValue(json, observation.resultType()));
  }

  boolean covers(Cell cell) {
    return cell.observations().stream()
        .allMatch(observation -> observations.containsKey(key(observation)));
  }

  /** Joins what two observations of the same run saw. */
  CellResult with(CellResult other) {
    Map<String, JsonNode> joined = new LinkedHashMap<>(other.observations);
    joined.putAll(observations);
    return new CellResult(outcome, joined);
  }
}
