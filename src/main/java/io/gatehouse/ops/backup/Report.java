package io.gatehouse.ops.backup;

import io.gatehouse.ops.Console;
import io.gatehouse.platform.persistence.backup.Progress;
import io.gatehouse.platform.persistence.backup.Summary;
import java.nio.file.Path;

/** What both verbs print: how far they are, and what came of it. */
final class Report {
    private Report() {}

    static Progress progress(Console console) {
        return new Progress(System::nanoTime, console::note);
    }

    static void print(String done, Summary summary, Path file, Console console) {
        console.print("%s %d tables with %d rows (%s, %d bytes) in %.1f s"
                .formatted(
                        done,
                        summary.tables(),
                        summary.rows(),
                        file,
                        summary.bytes(),
                        summary.took().toMillis() / 1_000.0));
        console.print("sha256 " + summary.sha256());
    }
}
