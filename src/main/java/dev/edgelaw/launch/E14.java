package dev.edgelaw.launch;

/** Study E14 on its own: the same as {@code edgelaw run E14}. */
public final class E14 {
  private E14() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E14.class, args);
  }
}
