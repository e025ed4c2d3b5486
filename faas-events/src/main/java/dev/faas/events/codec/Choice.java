package dev.faas.events.codec;

import dev.faas.events.json.JsonNull;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sealed type on the wire as an object with exactly one known member, whose name tells the case:
 * {@code {"jwt": {…}}}.
 *
 * @param <T> the sealed type
 */
public final class Choice<T> extends JsonCodec<T> {

  /**
   * One case.
   *
   * @param tag the member's name
   * @param type the Java type of the case
   * @param codec reads and writes the member
   * @param whenNull the value when the member is null, or null if it must not be
   */
  public record Case<C>(
      String tag,
      Class<C> type,
      JsonCodec<C> codec,
      @Nullable C whenNull) {}

  private final Case<? extends T>[] cases;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Choice(List<Case<? extends T>> cases) {
    this.cases = cases.toArray(new Case[0]);
  }

  /** A choice between these cases. */
  public static <T> JsonCodec<T> of(List<Case<? extends T>> cases) {
    return new Choice<>(cases);
  }

  @Override
  public String expected() {
    StringBuilder tags = new StringBuilder("an object with one of");
    for (Case<? extends T> each : cases) {
      tags.append(' ').append(each.tag());
    }
    return tags.toString();
  }

  @Override
  public T read(WireReader in) throws IOException {
    in.startObject();
    T value = null;
    Residue residue = null;
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      Case<? extends T> found = byTag(name);
      if (found != null && value != null) {
        throw in.failure("only one case", "another one, " + name);
      }
      if (found != null) {
        value = read(in, found);
        Object left = in.take();
        if (left != null) {
          residue = residue == null ? new Residue() : residue;
          residue.keep(name, left, value);
        }
      } else {
        residue = residue == null ? new Residue() : residue;
        if (!residue.addRest(Layout.NO_NAMES, name, in.value())) {
          throw in.duplicate();
        }
      }
    }
    if (value == null) {
      throw in.failure(expected(), "none of them");
    }
    in.leaveAny(residue);
    return value;
  }

  private static <C> C read(WireReader in, Case<C> found) throws IOException {
    C whenNull = found.whenNull();
    if (whenNull != null && in.isNull()) {
      in.leave(JsonNull.NULL);
      return whenNull;
    }
    return found.codec().read(in);
  }

  @Override
  public void write(WireWriter out, T value) throws IOException {
    Residue residue = out.taken();
    out.startObject();
    write(out, byType(value), value, residue);
    if (residue != null) {
      residue.writeRest(out, Layout.NO_NAMES);
    }
    out.endObject();
  }

  private static <C> void write(
      WireWriter out, Case<C> found, Object value, @Nullable Residue residue) throws IOException {
    out.name(found.tag());
    Object form = residue == null ? null : residue.form(found.tag(), value);
    out.write(form, found.codec(), found.type().cast(value));
  }

  private @Nullable Case<? extends T> byTag(String tag) {
    for (Case<? extends T> each : cases) {
      if (each.tag().equals(tag)) {
        return each;
      }
    }
    return null;
  }

  private Case<? extends T> byType(T value) {
    for (Case<? extends T> each : cases) {
      if (each.type().isInstance(value)) {
        return each;
      }
    }
    throw new IllegalArgumentException(value + " is none of: " + expected());
  }
}
