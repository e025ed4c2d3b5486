package dev.faas.invoker.replay;

import dev.faas.invoker.Invocation;
import dev.faas.invoker.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An invocation, as it can be kept in a file and {@linkplain Replay replayed}: its function with its settings and its
 * own environment variables (those of the service follow from them), its request, where time and chance stood, its
 * outcome and its log lines. What {@link Masking} hides is not in it. Immutable.
 *
 * <p>The file is JSON, indented, in UTF-8, with its members always in the same order, so that it can be kept beside
 * the code and compared. The bytes of event and payload are kept as they are, unless something is masked in them.
 */
public final class Recording {

  private final Content content;

  private Recording(Content content) {
    this.content = content;
  }

  /**
   * Of an outcome, with {@link Masking#standard()}.
   *
   * @throws IllegalArgumentException if the function was throttled, so that nothing ran
   */
  public static Recording of(Outcome<?> outcome) {
    return of(outcome, Masking.standard());
  }

  /** Of an outcome, as {@link #of(Outcome)}, with another masking. */
  public static Recording of(Outcome<?> outcome, Masking masking) {
    return new Recording(Content.of(outcome, masking));
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is no recording; the message names file, place, what was expected and
   *     what was found
   * @throws UncheckedIOException if it cannot be read
   */
  public static Recording read(Path file) {
    try {
      return new Recording(RecordingReader.read(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the recording " + file, unreadable);
    } catch (IllegalArgumentException noRecording) {
      throw new IllegalArgumentException(
          file + " is no recording: " + noRecording.getMessage(), noRecording);
    }
  }

  /**
   * Writes a file, in place of one that is there; whoever reads it meanwhile gets one of the two. Its directory is
   * made if there is none.
   *
   * @return the file
   * @throws IllegalArgumentException if there is something in it that could not be read again as it is
   * @throws UncheckedIOException if it cannot be written
   */
  public Path writeTo(Path file) {
    String json = RecordingWriter.write(content);
    checkReadable(json);
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Path unfinished = Files.createTempFile(directory, ".recording", ".json");
      try {
        Files.writeString(unfinished, json, StandardCharsets.UTF_8);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      return file;
    } catch (IOException refusal) {
      throw new UncheckedIOException("cannot write the recording " + file, refusal);
    }
  }

  private void checkReadable(String json) {
    @Nullable RuntimeException why = null;
    boolean isSame = false;
    try {
      isSame = RecordingReader.read(json).equals(content);
    } catch (IllegalArgumentException unreadable) {
      why = unreadable;
    }
    if (!isSame) {
      throw new IllegalArgumentException(
          this + " cannot be recorded: it would be read as something else"
              + (why == null ? "" : ", " + why.getMessage()),
          why);
    }
  }

  /** The name of the function. */
  public String functionName() {
    return content.invocation().functionName();
  }

  /** The id that the handler saw. */
  public String requestId() {
    return content.invocation().requestId();
  }

  /** The handler's name, as it was configured. */
  public String handler() {
    return content.invocation().origin().handler();
  }

  /** Where something is masked, such as {@code environmentVariables.DB_PASSWORD} or {@code event.body.token}. */
  public List<String> maskedPlaces() {
    return content.masked();
  }

  /** The invocation with what is masked, and without log lines. */
  Invocation invocation() {
    return content.invocation();
  }

  Content content() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Recording that && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }

  /** Function, request and outcome. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "recording of %s, request %s, %s at %s",
        functionName(),
        requestId(),
        content.ending().kind(),
        content.invocation().origin().begin().instant());
  }
}
