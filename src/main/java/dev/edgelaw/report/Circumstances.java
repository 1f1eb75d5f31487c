package dev.edgelaw.report;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How results came about; none of it has any influence on them.
 *
 * @param machine the machine and the program
 * @param kernel the arithmetic in use
 * @param threads number of runs at a time
 * @param cellsRun runs made by this call
 * @param cellsStored runs found in the store
 * @param seconds wall-clock time of the runs
 */
public record Circumstances(
    Machine machine, String kernel, int threads, int cellsRun, int cellsStored, double seconds) {
  String json() {
    ObjectNode json = JsonMapper.builder().build().valueToTree(this);
    return ResultsJson.text(json);
  }
}
