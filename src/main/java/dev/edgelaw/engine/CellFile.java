package dev.edgelaw.engine;

import dev.edgelaw.optim.Training;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contents of a stored cell: a line with a checksum, then a line of JSON with the run and its
 * results.
 *
 * @param checksum SHA-256 of the second line
 * @param run the run's canonical JSON
 * @param keys canonical texts of everything that was observed
 * @param result the outcome, with those observations that the reader asked for
 */
record CellFile(String checksum, JsonNode run, Set<String> keys, CellResult result) {
  private static final String HEADER = "edgelaw-cell sha256=";
  private static final int HASH_DIGITS = 64;
  private static final int BODY = HEADER.length() + HASH_DIGITS + 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** What is stored is not what was written. */
  static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
      super(message);
    }
  }

  /** The bytes of a cell; equal results are equal bytes, in whatever order they were observed. */
  static byte[] bytes(JsonNode run, CellResult result) {
    ObjectNode json = MAPPER.createObjectNode();
    json.set("run", run);
    json.set("observed", MAPPER.valueToTree(new TreeSet<>(result.observations().keySet())));
    ObjectNode stored = json.putObject("result");
    stored.set("outcome", MAPPER.valueToTree(result.outcome()));
    stored.set("observations", MAPPER.valueToTree(new TreeMap<>(result.observations())));
    String body = MAPPER.writeValueAsString(json) + "\n";
    return (HEADER + Canonical.hash(body) + "\n" + body).getBytes(StandardCharsets.UTF_8);
  }

  /** The checksum in the header of a cell's bytes. */
  static String checksum(byte[] bytes) {
    return new String(bytes, HEADER.length(), HASH_DIGITS, StandardCharsets.ISO_8859_1);
  }

  /** Whether the bytes are those of a run with this canonical text. */
  static boolean isOf(byte[] bytes, String run) {
    byte[] start = ("{\"run\":" + run + ",").getBytes(StandardCharsets.UTF_8);
    return bytes.length > BODY + start.length
        && Arrays.equals(bytes, BODY, BODY + start.length, start, 0, start.length);
  }

  /** What was observed, without reading the results, once the checksum is found right. */
  static Set<String> keys(byte[] bytes) throws DamagedException {
    requireIntact(bytes);
    try (JsonParser parser = MAPPER.createParser(bytes, BODY, bytes.length - BODY)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        if (name.equals("observed")) {
          Set<String> keys = new LinkedHashSet<>();
          JsonNode listed = parser.readValueAsTree();
          listed.forEach(key -> keys.add(key.asString()));
          requireResults(parser);
          return keys;
        }
        parser.skipChildren();
      }
    } catch (JacksonException e) {
      throw new DamagedException(e.getOriginalMessage());
    }
    // Written before cells began with what was observed.
    return parse(bytes, key -> false).keys();
  }

  private static void requireResults(JsonParser parser) throws DamagedException {
    if (!"result".equals(parser.nextName())
        || parser.nextToken() != JsonToken.START_OBJECT
        || !"outcome".equals(parser.nextName())
        || parser.nextToken() != JsonToken.START_OBJECT) {
      throw new DamagedException("holds no results");
    }
  }

  /**
   * Reads a cell; what is not wanted of the observations is passed over.
   *
   * @param wanted which observations to read, by canonical text
   */
  static CellFile parse(byte[] bytes, Predicate<String> wanted) throws DamagedException {
    String checksum = requireIntact(bytes);
    try (JsonParser parser = MAPPER.createParser(bytes, BODY, bytes.length - BODY)) {
      return body(checksum, parser, wanted);
    } catch (JacksonException e) {
      throw new DamagedException(e.getOriginalMessage());
    }
  }

  private static String requireIntact(byte[] bytes) throws DamagedException {
    if (!startsWithHeader(bytes)) {
      throw new DamagedException("no header");
    }
    String checksum = new String(bytes, HEADER.length(), HASH_DIGITS, StandardCharsets.ISO_8859_1);
    if (!Canonical.hash(bytes, BODY).equals(checksum)) {
      throw new DamagedException("checksum does not match");
    }
    return checksum;
  }

  private static boolean startsWithHeader(byte[] bytes) {
    return bytes.length > BODY
        && bytes[BODY - 1] == '\n'
        && HEADER.equals(new String(bytes, 0, HEADER.length(), StandardCharsets.ISO_8859_1));
  }

  private static CellFile body(String checksum, JsonParser parser, Predicate<String> wanted)
      throws DamagedException {
    JsonNode run = null;
    Training.Outcome outcome = null;
    Set<String> keys = null;
    Map<String, JsonNode> observations = new LinkedHashMap<>();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new DamagedException("holds another run");
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (name.equals("run")) {
        run = parser.readValueAsTree();
      } else if (name.equals("result") && value == JsonToken.START_OBJECT) {
        for (String part = parser.nextName(); part != null; part = parser.nextName()) {
          JsonToken inner = parser.nextToken();
          if (part.equals("outcome") && inner == JsonToken.START_OBJECT) {
            outcome = MAPPER.treeToValue(parser.readValueAsTree(), Training.Outcome.class);
          } else if (part.equals("observations") && inner == JsonToken.START_OBJECT) {
            keys = observations(parser, wanted, observations);
          } else {
            parser.skipChildren();
          }
        }
      } else {
        parser.skipChildren();
      }
    }
    if (run == null) {
      throw new DamagedException("holds another run");
    }
    if (outcome == null || keys == null) {
      throw new DamagedException("holds no results");
    }
    return new CellFile(checksum, run, keys, new CellResult(outcome, observations));
  }

  private static Set<String> observations(
      JsonParser parser, Predicate<String> wanted, Map<String, JsonNode> observations) {
    Set<String> keys = new LinkedHashSet<>();
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      parser.nextToken();
      keys.add(key);
      if (wanted.test(key)) {
        observations.put(key, parser.readValueAsTree());
      } else {
        parser.skipChildren();
      }
    }
    return keys;
  }
}
