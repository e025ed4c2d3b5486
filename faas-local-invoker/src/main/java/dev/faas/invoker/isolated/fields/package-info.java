/**
 * What the user's code has kept in its fields, as far as it can be compared between two environments.
 *
 * <p>Enter at {@link dev.faas.invoker.isolated.fields.FieldsOf}.
 */
@NullMarked
package dev.faas.invoker.isolated.fields;

import org.jspecify.annotations.NullMarked;
