package dev.faas.benchmarks.user;

import java.util.List;

/** A payload of the user's own. */
public record Order(String id, String customer, List<Line> lines) {

  /** A line of it. */
  public record Line(String article, int pieces, double price) {}
}
