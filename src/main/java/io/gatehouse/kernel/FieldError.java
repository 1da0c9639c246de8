package io.gatehouse.kernel;

import java.util.List;

/**
 * One input that is wrong in content.
 *
 * @param loc where it is, outermost first: {@code ["body", "items", "0", "sku"]}
 * @param msg what is wrong and what would be right; never the value that was sent
 * @param type a stable word for programs, such as {@code missing} or {@code string_too_short}
 */
public record FieldError(List<String> loc, String msg, String type) {
    public FieldError {
        loc = List.copyOf(loc);
    }
}
