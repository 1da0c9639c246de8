package io.gatehouse.platform.persistence.diff;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One spelling for each type: the catalogue, Hibernate and changesets write the same type in different ways. */
final class HouseType {
    /** A name, then optionally digits in parentheses, a time zone, and the brackets of an array. */
    private static final Pattern FORM = Pattern.compile(
            "(?<name>[^(\\[]+?)(?<digits>\\([0-9,]+\\))?(?<zone> with(out)? time zone)?(?<array>(\\[])*)");

    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("time with time zone", "timetz"),
            Map.entry("time without time zone", "time"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "char"),
            Map.entry("decimal", "numeric"),
            Map.entry("bool", "boolean"),
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"));

    /** PostgreSQL keeps microseconds if a type does not say how many digits. */
    private static final Map<String, String> DIGITS =
            Map.of("timestamptz", "(6)", "timestamp", "(6)", "timetz", "(6)", "time", "(6)");

    private HouseType() {}

    static String of(String type) {
        String plain = type.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*([(,)])\\s*", "$1")
                .replace(")with", ") with");
        Matcher parts = FORM.matcher(plain);
        if (!parts.matches()) {
            return plain;
        }
        String spelled = parts.group("name") + orEmpty(parts.group("zone"));
        String name = SPELLINGS.getOrDefault(spelled, spelled);
        String digits = parts.group("digits") == null ? DIGITS.getOrDefault(name, "") : parts.group("digits");
        return floating(name + digits) + parts.group("array");
    }

    /** PostgreSQL stores a float as one of two types, depending on its number of binary digits. */
    private static String floating(String type) {
        return switch (type) {
            case "float(24)" -> "real";
            case "float(53)" -> "double precision";
            default -> type;
        };
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }
}
