package dev.edgelaw.launch;

/**
 * No Java installation can run the program; the message is one line for the user and names the
 * remedy.
 */
final class NoJdkException extends Exception {
  private static final long serialVersionUID = 1L;

  NoJdkException(String message) {
    super(message);
  }
}
