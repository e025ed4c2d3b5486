/**
 * Invocations in files, and what becomes of them when they run again.
 *
 * <p>A {@link dev.faas.invoker.replay.Recorder} writes a {@link dev.faas.invoker.replay.Recording} of each
 * invocation; a {@link dev.faas.invoker.replay.Replay} runs it again and says what is different.
 */
@NullMarked
package dev.faas.invoker.replay;

import org.jspecify.annotations.NullMarked;
