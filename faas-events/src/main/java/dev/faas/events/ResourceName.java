package dev.faas.events;

import org.jspecify.annotations.Nullable;

/** Short names out of the full names of resources, such as ARNs. */
final class ResourceName {

  private ResourceName() {}

  /** What follows the last colon or slash. */
  static @Nullable String last(@Nullable String full) {
    return full == null
        ? null
        : full.substring(Math.max(full.lastIndexOf(':'), full.lastIndexOf('/')) + 1);
  }

  /**
   * The part after this one, up to the next slash; where there is none, {@link #last}.
   *
   * @param before the kind of resource with its slash, such as {@code table/}
   */
  static @Nullable String after(String before, @Nullable String full) {
    int found = full == null ? -1 : full.indexOf(":" + before);
    if (full == null || found < 0) {
      return last(full);
    }
    int start = found + 1 + before.length();
    int end = full.indexOf('/', start);
    return end < 0 ? full.substring(start) : full.substring(start, end);
  }
}
