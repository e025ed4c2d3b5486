/**
 * JSON as an immutable value: for what a platform leaves free-form, and for fields that no event
 * component stands for. Enter at {@link dev.faas.events.json.JsonValue}.
 *
 * <p>{@link dev.faas.events.json.JsonMapper} is the seam to a library that turns JSON into the user's
 * own types. This room knows no event.
 */
@NullMarked
package dev.faas.events.json;

import org.jspecify.annotations.NullMarked;
