package dev.opsledger.core.openapi;

/** An error in the format {@link dev.opsledger.core.web.ErrorFormat#NAMED}. */
@Schema("What is wrong, by name and in a sentence.")
public record NamedError(
    @Schema(value = "the status's name", example = "NotFound") String name,
    @Schema(value = "a sentence for the one who asked", example = "there is no such project")
        String message) {}
