package dev.opsledger.core.openapi;

/** {@link dev.opsledger.core.web.ErrorShape#PLAIN}. */
@About("What is wrong, in a sentence.")
public record PlainError(
    @About(value = "a sentence for the one who asked", example = "there is no such thing")
        String error) {}
