package dev.faas.events.codec;

import java.io.IOException;

/**
 * A JSON object with known members, declared once for both directions.
 *
 * @param <T> the Java type
 */
public abstract class Shape<T> extends JsonCodec<T> {

  private final T blank;
  private volatile Layout layout = Layout.UNKNOWN;

  /**
   * A shape.
   *
   * @param blank any value of the type: it is walked over once to find the fields, and stands in while
   *     reading
   */
  protected Shape(T blank) {
    this.blank = blank;
  }

  /**
   * Goes through all fields in the order of the wire, and makes the value of what the calls return.
   *
   * @param value the value to write; of no meaning when reading
   */
  protected abstract T fields(Fields f, T value) throws IOException;

  @Override
  public final String expected() {
    return "an object";
  }

  @Override
  public final T read(WireReader in) throws IOException {
    FieldsRead fields = in.enter();
    fields.read(layout());
    T value = fields(fields, blank);
    Object left = fields.left();
    in.exit(fields);
    in.leaveAny(left);
    return value;
  }

  @Override
  public final void write(WireWriter out, T value) throws IOException {
    FieldsWritten fields = new FieldsWritten(out, layout());
    fields(fields, value);
    fields.close();
  }

  private Layout layout() throws IOException {
    Layout known = layout;
    if (known == Layout.UNKNOWN) {
      FieldsDeclared declared = new FieldsDeclared();
      fields(declared, blank);
      known = declared.layout();
      layout = known;
    }
    return known;
  }
}
