package dev.faas.house.planted.one;

import dev.faas.house.planted.two.Second;

/** Knows its neighbour, and is known by it. */
public record First(Second second) {}
