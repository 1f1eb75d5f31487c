package dev.edgelaw.launch;

/** Study E10 on its own: the same as {@code edgelaw run E10}. */
public final class E10 {
  private E10() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E10.class, args);
  }
}
