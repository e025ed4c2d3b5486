/**
 * WebSocket APIs of API Gateway: {@link dev.faas.events.aws.websocket.WebSocketEvent} tells of clients that
 * connect, send a message, or are gone.
 */
@NullMarked
package dev.faas.events.aws.websocket;

import org.jspecify.annotations.NullMarked;
