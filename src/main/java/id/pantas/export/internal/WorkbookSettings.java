package id.pantas.export.internal;

import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Finds the day from which a workbook counts its dates. */
final class WorkbookSettings extends DefaultHandler {

    private boolean since1904;

    boolean since1904() {
        return since1904;
    }

    @Override
    public void startElement(String space, String name, String qualified, Attributes attributes) {
        if ("workbookPr".equals(name)) {
            String value = attributes.getValue("date1904");
            since1904 = "1".equals(value) || "true".equals(value);
        }
    }
}
