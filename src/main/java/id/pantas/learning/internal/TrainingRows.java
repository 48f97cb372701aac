package id.pantas.learning.internal;

import id.pantas.classification.DecidedTexts;
import id.pantas.classification.DecidedTexts.DecidedText;
import id.pantas.classifier.ContentClass;
import id.pantas.classifier.TrainingText;
import id.pantas.learning.TaughtRows;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * People's decisions as training rows, personal data replaced. They are made when they are needed and not kept: what is
 * forgotten of the posts is then forgotten here as well.
 */
@Component
class TrainingRows implements TaughtRows {

    static final String SOURCE = "koreksi";
    private static final int HELD_OUT_MOST = 200;
    private static final int HELD_OUT_ONE_IN = 5;

    private final DecidedTexts decided;
    private final Units units;
    private final OfficialAccounts accounts;
    private final LearningProperties settings;

    TrainingRows(DecidedTexts decided, Units units, OfficialAccounts accounts, LearningProperties settings) {
        this.decided = decided;
        this.units = units;
        this.accounts = accounts;
        this.settings = settings;
    }

    /**
     * What there is to learn from.
     *
     * @param learn the rows to learn from, the oldest first
     * @param recent one in five, at most 200, of those after {@code since}, the newest: kept out, because a model is worth
     *     what it makes of texts that come after it
     * @param skipped decisions that are no rows: CAMPURAN, or without text
     * @param until when the newest decision in {@code learn} was made; {@code since} without any
     */
    record Split(List<TrainingText> learn, List<TrainingText> recent, int skipped, Instant until) {}

    /** @param since when the newest decision was made that the model in use learned from */
    Split split(Instant since) {
        List<DecidedText> usable = new ArrayList<>();
        int skipped = 0;
        for (DecidedText text : decided.newest(settings.decisions())) {
            if (text.contentClass() == ContentClass.CAMPURAN || text.text().isBlank()) {
                skipped++;
            } else {
                usable.add(text);
            }
        }
        long fresh =
                usable.stream().filter(text -> text.decidedAt().isAfter(since)).count();
        int held = (int) Math.min(HELD_OUT_MOST, fresh / HELD_OUT_ONE_IN);
        List<DecidedText> learn = usable.subList(0, usable.size() - held);
        Instant until = learn.isEmpty() ? since : learn.get(learn.size() - 1).decidedAt();
        PersonalData personal = personalData();
        return new Split(
                rows(learn, personal), rows(usable.subList(learn.size(), usable.size()), personal), skipped, until);
    }

    @Override
    public List<TrainingText> rows() {
        return rows(
                decided.newest(settings.decisions()).stream()
                        .filter(text -> text.contentClass() != ContentClass.CAMPURAN
                                && !text.text().isBlank())
                        .toList(),
                personalData());
    }

    private PersonalData personalData() {
        List<String> names = new ArrayList<>();
        for (Unit unit : units.all()) {
            names.add(unit.name());
            names.add(unit.shortName());
        }
        return new PersonalData(
                names, accounts.all().stream().map(OfficialAccount::handle).toList());
    }

    private static List<TrainingText> rows(List<DecidedText> texts, PersonalData personal) {
        return texts.stream()
                .map(text -> new TrainingText(
                        String.valueOf(text.post()), personal.replaced(text.text()), text.contentClass(), SOURCE))
                .toList();
    }
}
