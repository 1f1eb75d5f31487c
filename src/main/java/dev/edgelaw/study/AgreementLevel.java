package dev.edgelaw.study;

/** What our figure is held against. */
public enum AgreementLevel {
  /** The published figure, computed in float32. */
  PUBLISHED,
  /** An independent float64 re-computation from the same float32 draws. */
  FLOAT64
}
