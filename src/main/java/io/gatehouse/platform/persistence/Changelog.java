package io.gatehouse.platform.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The changesets of this release. Each is in its own file with the same name, so the master file alone lists them: a start that
 * has nothing to migrate need not load Liquibase.
 */
public final class Changelog {
    /** The master file on the class path. */
    public static final String FILE = "migrations.xml";

    private static final String FOLDER = "migrations/";
    private static final String ENDING = ".sql";

    private Changelog() {}

    /** The ids, in the order in which they apply. */
    public static List<String> ids() {
        try (InputStream file = Changelog.class.getResourceAsStream("/" + FILE)) {
            return ids(Objects.requireNonNull(file));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids that another master file names, such as the one in a source tree. */
    public static List<String> ids(InputStream file) throws IOException, SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            NodeList includes = factory.newDocumentBuilder().parse(file).getElementsByTagName("include");
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < includes.getLength(); i++) {
                String path = ((Element) includes.item(i)).getAttribute("file");
                ids.add(path.substring(FOLDER.length(), path.length() - ENDING.length()));
            }
            return ids;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
