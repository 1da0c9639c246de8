package io.gatehouse.platform.persistence.embedded;

import io.gatehouse.kernel.CannotStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts programs of the bundle under the child's account; they inherit nothing from the service. */
record Launcher(Bundle bundle, ChildAccount account) {
    private static final String TRUSTED_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Checks whether PostgreSQL can run here at all, before anything is made. */
    Launcher tried() {
        Outcome outcome = run("postgres", "--version");
        if (!outcome.succeeded()) {
            throw new CannotStart("The embedded PostgreSQL cannot be started here (" + outcome.complaint() + "): "
                    + wayOut() + ", or set DATABASE_URL to a PostgreSQL of your own.");
        }
        return this;
    }

    Outcome run(String program, String... arguments) {
        return Outcome.of(command(program, List.of(arguments)));
    }

    ProcessBuilder command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(account.prefix());
        command.add(bundle.program(program).toString());
        command.addAll(arguments);
        // The service's own working folder may be closed to the child's account.
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(bundle.home().toFile());
        Map<String, String> environment = builder.environment();
        // The service's environment can contain keys and passwords, which the child's account could read in /proc; PG*
        // variables would mislead it.
        environment.clear();
        environment.put("PATH", TRUSTED_PATH);
        environment.put("LC_ALL", "C");
        return builder;
    }

    private String wayOut() {
        String tools = "install setsid and setpriv (util-linux)";
        if (account instanceof ChildAccount.Same) {
            return tools;
        }
        return tools + " and make the account " + ChildAccount.Named.NAME + " (useradd --system "
                + ChildAccount.Named.NAME + "), which must be able to reach the data folder (chmod o+x)";
    }
}
