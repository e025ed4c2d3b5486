/**
 * JSON Schema as a {@link dev.faas.filters.Check}: {@link dev.faas.filters.schema.JsonSchema}.
 *
 * <pre>{@code
 * Validation.of(Body.class).check(JsonSchema.ofResource(Orders.class, "order.schema.json")).ofRequestBodies()
 * }</pre>
 *
 * <p>It needs {@code com.networknt:json-schema-validator} 2, which is optional and only loaded when used.
 */
@NullMarked
package dev.faas.filters.schema;

import org.jspecify.annotations.NullMarked;
