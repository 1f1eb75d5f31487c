package dev.edgelaw.launch;

/** Study E19 on its own: the same as {@code edgelaw run E19}. */
public final class E19 {
  private E19() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E19.class, args);
  }
}
