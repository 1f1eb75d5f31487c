package dev.edgelaw.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The canonical JSON of a specification, which is its identity: records become objects with their
 * components in order, alternatives of a sealed type carry their name as {@code type}.
 */
public final class Canonical {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Asked anew, a class would give new accessors, each slow on its first call. */
  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private Canonical() {}

  /**
   * Converts a specification.
   *
   * @param value a record, number, string, boolean, enum constant or collection of these
   * @return its JSON
   */
  public static JsonNode json(Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value) {
      case Record specification -> object(specification);
      case Collection<?> elements -> {
        ArrayNode array = nodes.arrayNode();
        elements.forEach(element -> array.add(json(element)));
        yield array;
      }
      case Integer number -> nodes.numberNode(number);
      case Long number -> nodes.numberNode(number);
      case Double number -> nodes.numberNode(number);
      case Boolean flag -> nodes.booleanNode(flag);
      case Enum<?> constant -> nodes.stringNode(constant.name());
      case String text -> nodes.stringNode(text);
      default ->
          throw new IllegalArgumentException(
              "no canonical form for a " + value.getClass().getName());
    };
  }

  private static ObjectNode object(Record specification) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Class<?> type : specification.getClass().getInterfaces()) {
      if (type.isSealed()) {
        object.put("type", specification.getClass().getSimpleName());
      }
    }
    for (RecordComponent component : COMPONENTS.get(specification.getClass())) {
      object.set(component.getName(), json(read(specification, component)));
    }
    return object;
  }

  private static Object read(Record specification, RecordComponent component) {
    try {
      return component.getAccessor().invoke(specification);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "cannot read " + component + " of a " + specification.getClass(), e);
    }
  }

  /**
   * Hashes a canonical form.
   *
   * @param json a canonical JSON
   * @return 64 hexadecimal digits, SHA-256 of its text
   */
  public static String hash(JsonNode json) {
    return hash(text(json));
  }

  /** The text that is hashed. */
  static String text(JsonNode json) {
    return MAPPER.writeValueAsString(json);
  }

  /**
   * Hashes a text.
   *
   * @param text any text
   * @return 64 hexadecimal digits, SHA-256 of its UTF-8 form
   */
  public static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8), 0);
  }

  static String hash(byte[] bytes, int from) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, from, bytes.length - from);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
