package dev.faas.events.aws;

import dev.faas.events.Body;
import dev.faas.events.MessageAttribute;
import dev.faas.events.codec.Base64Body;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user attribute of an SQS message; its data type tells which of the two values counts. */
final class SqsMessageAttribute extends Shape<MessageAttribute> {

  private static final JsonValue NONE = new JsonArray(List.of());

  SqsMessageAttribute() {
    super(new MessageAttribute.Text("String", ""));
  }

  @Override
  protected MessageAttribute fields(Fields f, MessageAttribute attribute) throws IOException {
    String text = f.optional("stringValue", Scalars.TEXT, textOf(attribute));
    Body binary = f.optional("binaryValue", Base64Body.BASE64, binaryOf(attribute));
    f.usually("stringListValues", NONE);
    f.usually("binaryListValues", NONE);
    String dataType = f.required("dataType", Scalars.TEXT, attribute.dataType());
    boolean isBinary = dataType.startsWith("Binary");
    if (isBinary && text != null) {
      f.surplus("stringValue", JsonValue.of(text));
    }
    if (!isBinary && binary != null) {
      f.surplus("binaryValue", JsonValue.of(binary.wire()));
    }
    return isBinary
        ? new MessageAttribute.Binary(dataType, f.present("binaryValue", binary))
        : new MessageAttribute.Text(dataType, f.present("stringValue", text));
  }

  private static @Nullable String textOf(MessageAttribute attribute) {
    return attribute instanceof MessageAttribute.Text text ? text.value() : null;
  }

  private static @Nullable Body binaryOf(MessageAttribute attribute) {
    return attribute instanceof MessageAttribute.Binary binary ? binary.value() : null;
  }
}
