package dev.opsledger.core.openapi;

/** An error in the format {@link dev.opsledger.core.web.ErrorFormat#PLAIN}. */
@Schema("What is wrong, in a sentence.")
public record PlainError(
    @Schema(value = "a sentence for the one who asked", example = "there is no such thing")
        String error) {}
