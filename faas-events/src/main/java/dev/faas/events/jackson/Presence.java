package dev.faas.events.jackson;

/** Whether an optional library is there. */
final class Presence {

  private Presence() {}

  /** Whether this library could load the class. Its static initialiser is not run. */
  static boolean of(String className) {
    try {
      Class.forName(className, false, Presence.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
