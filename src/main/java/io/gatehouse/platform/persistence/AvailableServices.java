package io.gatehouse.platform.persistence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import liquibase.Scope;
import liquibase.servicelocator.ServiceLocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds Liquibase's services, without those that cannot be loaded: liquibase-hibernate6 lists databases that need Spring, which
 * is not here. On JDK 25, Liquibase's own locator stops at the first of them, because looking for a constructor loads all classes
 * that it names.
 */
final class AvailableServices implements ServiceLocator {
    private static final Logger log = LoggerFactory.getLogger(AvailableServices.class);

    @Override
    public int getPriority() {
        return PRIORITY_DEFAULT;
    }

    @Override
    public <T> List<T> findInstances(Class<T> type) {
        Iterator<T> services = ServiceLoader.load(type, Scope.getCurrentScope().getClassLoader(true))
                .iterator();
        List<T> found = new ArrayList<>();
        boolean mayBeMore = true;
        while (mayBeMore) {
            mayBeMore = addNext(services, found);
        }
        return found;
    }

    /** Returns false at the end. When the loader throws, it has already moved past the service that it cannot load. */
    private static <T> boolean addNext(Iterator<T> services, List<T> found) {
        try {
            if (!services.hasNext()) {
                return false;
            }
            found.add(services.next());
        } catch (ServiceConfigurationError | LinkageError e) {
            log.debug("Passed over a part of Liquibase", e);
        }
        return true;
    }
}
