package dev.faas.house.planted.two;

import dev.faas.house.planted.one.First;

/** Knows its neighbour, and is known by it. */
public record Second(First first) {
  record SandboxHolder() {}
}
