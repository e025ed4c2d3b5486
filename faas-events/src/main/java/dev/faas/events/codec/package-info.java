/**
 * How events are declared, once for both directions. A {@link dev.faas.events.codec.Shape} walks over
 * its fields a single time in code; the same walk reads, writes, names the place of an error and keeps
 * what the value itself cannot carry (the {@link dev.faas.events.codec.Residue}).
 *
 * <pre>{@code
 * final class Point extends Shape<XY> {
 *   Point() {
 *     super(new XY(0, 0));
 *   }
 *
 *   protected XY fields(Fields f, XY point) throws IOException {
 *     int x = f.required("x", Scalars.INT, point.x());
 *     int y = f.required("y", Scalars.INT, point.y());
 *     return new XY(x, y);
 *   }
 * }
 * }</pre>
 *
 * <p>This room is not exported: it knows the events and JSON, and no provider. Lambdas, method
 * references and streams are avoided here, since each costs classes at a cold start.
 */
@NullMarked
package dev.faas.events.codec;

import org.jspecify.annotations.NullMarked;
