package dev.faas;

/** A handler of the bytes that the platform delivered, whatever they are; answers with bytes. */
public interface RawHandler extends Handler<Payload, Payload> {}
