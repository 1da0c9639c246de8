package io.gatehouse.platform.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gatehouse.kernel.ClientText;
import io.gatehouse.kernel.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a command reads and prints: results on standard output, everything else on standard error. Text from clients cannot
 * control the terminal.
 */
public record Console(InputStream in, PrintStream out, PrintStream err) {
    /** ASCII only: JSON may contain the C1 controls, which some terminals obey. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static final int LINE_LENGTH = 10_000;

    public static Console system() {
        return new Console(System.in, System.out, System.err);
    }

    /** Prints a line of the result, which may contain text from a client. */
    public void print(String line) {
        out.println(ClientText.clean(line, LINE_LENGTH));
    }

    /**
     * Prints rows under a header line, each column as wide as its widest cell. Text from clients is cleaned before it is
     * measured.
     */
    public void table(List<String> header, List<List<String>> rows) {
        List<List<String>> all = Stream.concat(Stream.of(header), rows.stream())
                .map(row -> row.stream()
                        .map(cell -> ClientText.clean(cell, LINE_LENGTH))
                        .toList())
                .toList();
        int[] widths = IntStream.range(0, header.size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        all.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column)
                        + " ".repeat(widths[column] - row.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    /** Prints our own text, such as SQL, unchanged: in SQL, a missing tab would join two words. */
    public void verbatim(String text) {
        text.lines().forEach(out::println);
    }

    /** Prints the result as JSON. */
    public void json(Object result) {
        try {
            out.println(JSON.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Prints what an operator should know and no script should have to skip. */
    public void note(String line) {
        err.println(ClientText.clean(line, LINE_LENGTH));
    }

    /** Notes below a page which page it is and how many rows there are in all. */
    public void noteOf(Page<?> page) {
        note("Page " + page.request().page() + " of " + page.lastPage() + ", "
                + (page.total().isExact() ? "" : "at least ") + page.total().rows() + " in all.");
    }

    /** The first line of standard input; empty if there is none. */
    public Optional<String> line() throws IOException {
        return Optional.ofNullable(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine());
    }
}
