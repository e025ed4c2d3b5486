package dev.faas.benchmarks.user;

/** A result of the user's own. */
public record Receipt(String order, String customer, double total, int invocations) {}
