package dev.faas.examples.album;

/** A mail that somebody asked for. */
public record Mail(String to, String subject, String text) {

  /** Refuses what nobody can deliver. */
  public Mail {
    if (to == null || !to.contains("@") || subject == null || text == null) {
      throw new IllegalArgumentException("a mail has an address, a subject and a text");
    }
  }
}
