package id.pantas.learning.web;

import id.pantas.classifier.MeaningGroup;
import id.pantas.export.TableProblem;
import id.pantas.export.TableWriter;
import id.pantas.export.UnreadableTable;
import id.pantas.learning.AddedWord;
import id.pantas.learning.Dictionary;
import id.pantas.learning.Dictionary.Entry;
import id.pantas.learning.Dictionary.WordsUnusable;
import id.pantas.learning.LearningRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The groups of meaning: shipped words, words staff added, and how to add more. */
@Controller
@RequestMapping(DictionaryController.PATH)
@PreAuthorize("hasAnyRole('ADMIN', 'STAF')")
class DictionaryController {

    static final String PATH = "/admin/kamus";
    private static final String START = "redirect:" + PATH;

    private final Dictionary dictionary;
    private final TableWriter tables;
    private final MessageSource messages;

    DictionaryController(Dictionary dictionary, TableWriter tables, MessageSource messages) {
        this.dictionary = dictionary;
        this.tables = tables;
        this.messages = messages;
    }

    /** One group as shown. */
    record Group(String code, String name, String list, List<String> shipped, List<AddedWord> added) {}

    @GetMapping
    String show(Model model) {
        List<AddedWord> added = dictionary.added();
        List<Group> groups = new ArrayList<>();
        for (MeaningGroup group : dictionary.groups()) {
            String list = group.code().substring(0, group.code().indexOf(':'));
            groups.add(new Group(
                    group.code(),
                    group.code().substring(list.length() + 1).replace('_', ' '),
                    list,
                    group.shipped().stream().map(word -> word.replace('_', ' ')).toList(),
                    added.stream()
                            .filter(word -> word.group().equals(group.code()))
                            .toList()));
        }
        model.addAttribute("groups", groups);
        model.addAttribute("added", added);
        model.addAttribute("places", dictionary.places());
        return "learning/words";
    }

    @PostMapping
    String add(
            @RequestParam String kelompok,
            @RequestParam String kata,
            @RequestParam String bahasa,
            @RequestParam(defaultValue = "") String catatan,
            Principal person,
            RedirectAttributes flash) {
        try {
            dictionary.add(new Entry(kelompok, kata, bahasa, catatan), person.getName());
            flash.addFlashAttribute("notice", "learning.words.added");
        } catch (LearningRefused refused) {
            flash.addFlashAttribute("problem", refused.getMessage());
            flash.addFlashAttribute("typed", new Entry(kelompok, kata, bahasa, catatan));
        }
        return START;
    }

    @PostMapping("/{id}/hapus")
    String remove(@PathVariable long id, Principal person, RedirectAttributes flash) {
        dictionary.remove(id, person.getName());
        flash.addFlashAttribute("notice", "learning.words.removed");
        return START;
    }

    @PostMapping("/impor")
    String importFile(@RequestParam MultipartFile berkas, Principal person, RedirectAttributes flash)
            throws IOException {
        String name = berkas.getOriginalFilename() == null ? "" : berkas.getOriginalFilename();
        try {
            int added = dictionary.importFile(name, berkas.getBytes(), person.getName());
            flash.addFlashAttribute(
                    "notice",
                    messages.getMessage(
                            "learning.words.imported", new Object[] {added}, LocaleContextHolder.getLocale()));
        } catch (WordsUnusable unusable) {
            flash.addFlashAttribute("problem", "learning.words.unusable");
            flash.addFlashAttribute(
                    "problems",
                    new ArrayList<>(
                            unusable.problems().stream().map(this::sentence).toList()));
        } catch (UnreadableTable unreadable) {
            flash.addFlashAttribute("problem", unreadable.getMessage());
        }
        return START;
    }

    private String sentence(TableProblem problem) {
        return messages.getMessage(
                "learning.words.problem",
                new Object[] {problem.row(), problem.column(), problem.text()},
                LocaleContextHolder.getLocale());
    }

    @GetMapping("/kamus.csv")
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"kamus.csv\"");
        tables.csv(
                response.getOutputStream(),
                true,
                List.of("kelompok", "kata", "bahasa", "catatan"),
                dictionary.added().stream()
                        .map(word -> List.of(word.group(), word.word(), word.language(), word.note())));
    }
}
