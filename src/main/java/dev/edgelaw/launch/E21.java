package dev.edgelaw.launch;

/** Study E21 on its own: the same as {@code edgelaw run E21}. */
public final class E21 {
  private E21() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E21.class, args);
  }
}
