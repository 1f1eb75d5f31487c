package dev.edgelaw.report;

/** What a word in a table says apart from its letters; a terminal may show it as a colour. */
public enum Tone {
  /** It reproduces, or holds. */
  GOOD,
  /** It holds with a reservation. */
  FAIR,
  /** It does not reproduce, or fails. */
  BAD,
  /** A heading. */
  STRONG,
  /** Nothing in particular. */
  PLAIN
}
