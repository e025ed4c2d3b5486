package dev.faas.examples.album;

/** Somebody looked at a photo. */
public record Click(String photo) {

  /** Refuses what is no click. */
  public Click {
    if (photo == null) {
      throw new IllegalArgumentException("a click names its photo");
    }
  }
}
