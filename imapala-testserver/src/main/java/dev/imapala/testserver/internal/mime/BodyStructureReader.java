package dev.imapala.testserver.internal.mime;

import dev.imapala.protocol.Bytes;
import dev.imapala.protocol.fetch.BodyStructure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the BODYSTRUCTURE of a message from its parts (RFC 9051 section 7.5.2). */
public final class BodyStructureReader {
    /** Stands for the part that a multipart must have and a broken one does not. */
    private static final BodyStructure EMPTY_TEXT = new BodyStructure.Text(
            "plain",
            new BodyStructure.Fields(parameters(MediaType.TEXT_PLAIN.parameters()), null, null, "7BIT", 0),
            0,
            BodyStructure.Extension.NONE);

    private BodyStructureReader() {}

    /** Returns the structure of a message or part. */
    public static BodyStructure read(MimePart part) {
        MediaType type = part.mediaType();
        if (part.isMultipart()) {
            return multipart(part);
        }
        if (type.isText()) {
            return new BodyStructure.Text(type.subtype(), fields(part), part.bodyLines(), extension(part));
        }
        return part.message()
                .<BodyStructure>map(message -> message(part, message))
                .orElseGet(() -> new BodyStructure.Basic(type.type(), type.subtype(), fields(part), extension(part)));
    }

    private static BodyStructure multipart(MimePart part) {
        Stream<BodyStructure> parts = part.parts().isEmpty()
                ? Stream.of(EMPTY_TEXT)
                : part.parts().stream().map(BodyStructureReader::read);
        MediaType type = part.mediaType();
        return new BodyStructure.Multipart(
                parts.toList(), type.subtype(), parameters(type.parameters()), extension(part));
    }

    private static BodyStructure message(MimePart part, MimePart message) {
        return new BodyStructure.Message(
                part.mediaType().subtype(),
                fields(part),
                EnvelopeReader.read(message),
                read(message),
                part.bodyLines(),
                extension(part));
    }

    private static BodyStructure.Fields fields(MimePart part) {
        return new BodyStructure.Fields(
                parameters(part.mediaType().parameters()),
                text(part, "Content-ID"),
                text(part, "Content-Description"),
                part.header()
                        .first("Content-Transfer-Encoding")
                        .map(value -> new FieldScanner(value).token())
                        .filter(encoding -> !encoding.isEmpty())
                        .orElse("7BIT"),
                part.bodySize());
    }

    private static BodyStructure.Extension extension(MimePart part) {
        return new BodyStructure.Extension(
                part.isMultipart() ? null : text(part, "Content-MD5"),
                part.header()
                        .first("Content-Disposition")
                        .flatMap(Disposition::read)
                        .map(found -> new BodyStructure.Disposition(found.type(), parameters(found.parameters())))
                        .orElse(null),
                part.header().all("Content-Language").stream()
                        .map(BodyStructureReader::languages)
                        .flatMap(Collection::stream)
                        .toList(),
                text(part, "Content-Location"),
                null);
    }

    private static List<String> languages(String value) {
        return Stream.of(value.split(",", -1))
                .map(Text::trim)
                .filter(language -> !language.isEmpty())
                .toList();
    }

    private static @Nullable Bytes text(MimePart part, String name) {
        return part.header().first(name).map(Text::bytes).orElse(null);
    }

    private static List<BodyStructure.Parameter> parameters(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> new BodyStructure.Parameter(entry.getKey(), Text.bytes(entry.getValue())))
                .toList();
    }
}
