package id.pantas.export.internal;

import id.pantas.export.TableReader;
import id.pantas.export.UnreadableTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Reads the first sheet of an XLSX file as a stream of events. POI's own limits against zip bombs stay on. */
final class XlsxTable {

    /** Bytes all parts may have together once inflated; a full table of the largest size needs a third of it. */
    private static final long MOST_INFLATED = 150L * 1024 * 1024;

    private static final int MOST_PARTS = 2_000;

    private final Problems problems;

    XlsxTable(Problems problems) {
        this.problems = problems;
    }

    void read(byte[] content, Set<String> known, TableReader.Sink sink) {
        checkParts(content);
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(content))) {
            XSSFReader reader = new XSSFReader(file);
            boolean since1904;
            try (InputStream workbook = reader.getWorkbookData()) {
                WorkbookSettings settings = new WorkbookSettings();
                parse(workbook, settings);
                since1904 = settings.since1904();
            }
            StylesTable styles = reader.getStylesTable();
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(file);
            MergedCells merged = new MergedCells(problems);
            try (InputStream sheet = firstSheet(reader)) {
                parse(sheet, merged);
            }
            TableAssembly table = new TableAssembly(problems, known, sink, false);
            try (InputStream sheet = firstSheet(reader)) {
                parse(sheet, new SheetCells(styles, strings, since1904, merged, table));
            }
            table.finish();
        } catch (UnreadableTable e) {
            throw e;
        } catch (SAXException e) {
            throw e.getException() instanceof UnreadableTable unreadable ? unreadable : broken(e);
        } catch (IOException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | POIXMLException
                | RecordFormatException
                | ParserConfigurationException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            throw broken(e);
        }
    }

    private InputStream firstSheet(XSSFReader reader) throws IOException, OpenXML4JException {
        Iterator<InputStream> sheets = reader.getSheetsData();
        if (!sheets.hasNext()) {
            throw problems.fatal("empty", 0);
        }
        return sheets.next();
    }

    /** Inflates once, keeping nothing, so that a bomb is refused before anything is built from it. */
    private void checkParts(byte[] content) {
        boolean typed = false;
        long inflated = 0;
        int parts = 0;
        byte[] buffer = new byte[8_192];
        try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                typed |= entry.getName().equals("[Content_Types].xml");
                if (++parts > MOST_PARTS) {
                    throw problems.fatal("bomb", 0);
                }
                try (InputStream part = zip.getInputStream(entry)) {
                    for (int n = part.read(buffer); n >= 0; n = part.read(buffer)) {
                        inflated += n;
                        if (inflated > MOST_INFLATED) {
                            throw problems.fatal("bomb", 0);
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw broken(e);
        }
        if (!typed) {
            throw problems.fatal("notATable", 0);
        }
    }

    private UnreadableTable broken(Exception cause) {
        UnreadableTable unreadable = problems.fatal("brokenXlsx", 0);
        unreadable.initCause(cause);
        return unreadable;
    }

    private static void parse(InputStream xml, ContentHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader reader = XMLHelper.newXMLReader(); // refuses document types and outside entities
        reader.setContentHandler(handler);
        reader.parse(new InputSource(xml));
    }
}
