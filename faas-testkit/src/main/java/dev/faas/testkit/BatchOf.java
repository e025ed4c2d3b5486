package dev.faas.testkit;

import dev.faas.Batch;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The type {@code Batch<item>}. */
record BatchOf(Type item) implements ParameterizedType {

  @Override
  public Type[] getActualTypeArguments() {
    return new Type[] {item};
  }

  @Override
  public Type getRawType() {
    return Batch.class;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return null;
  }
}
