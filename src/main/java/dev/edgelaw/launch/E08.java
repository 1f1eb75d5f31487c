package dev.edgelaw.launch;

/** Study E08 on its own: the same as {@code edgelaw run E08}. */
public final class E08 {
  private E08() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E08.class, args);
  }
}
