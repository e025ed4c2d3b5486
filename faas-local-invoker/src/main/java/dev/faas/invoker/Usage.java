package dev.faas.invoker;

import java.util.OptionalInt;

/**
 * What an invocation used.
 *
 * @param peakMegabytes the most memory that its environment's process has used so far, where it has one of
 *     its own
 * @param allocatedBytes what the handler's thread allocated, garbage included, or -1 if not counted
 * @param producedBytes the size of the result, or -1 if there is none
 */
record Usage(OptionalInt peakMegabytes, long allocatedBytes, long producedBytes) {

  static final Usage UNKNOWN = new Usage(OptionalInt.empty(), -1, -1);
}
