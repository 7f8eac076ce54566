package dev.opsledger.core.openapi;

/** {@link dev.opsledger.core.web.ErrorShape#NAMED}. */
@About("What is wrong, by name and in a sentence.")
public record NamedError(
    @About(value = "the status's name", example = "NotFound") String name,
    @About(value = "a sentence for the one who asked", example = "there is no such project")
        String message) {}
