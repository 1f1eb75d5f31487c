package dev.edgelaw.launch;

/** Study E20 on its own: the same as {@code edgelaw run E20}. */
public final class E20 {
  private E20() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E20.class, args);
  }
}
