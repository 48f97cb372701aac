package id.pantas.complaint.internal;

import id.pantas.classifier.ComplaintTopic;
import id.pantas.complaint.Candidate.ProposedBy;
import id.pantas.complaint.Remit;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.wording.Word;
import id.pantas.wording.WordRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The remit table as it is used: finds who acts on a comment. Immutable. */
class RemitTable {

    private static final int TOPIC_AND_KEYWORD = 300;
    private static final int KEYWORD_BESIDE_UNSURE_TOPIC = 250;
    private static final int TOPIC = 200;
    private static final int KEYWORD_BESIDE_SURE_TOPIC = 100;
    private static final int SCOPE_OF_VILLAGE = 30;
    private static final int SCOPE_OF_KECAMATAN = 20;

    private final List<Remit> remits;
    private final Map<UnitId, Unit> units = new HashMap<>();
    private final Map<Long, Unit> resolved = new HashMap<>();
    private final OfficeNames offices;
    private final BigDecimal sureFrom;

    RemitTable(List<Remit> remits, Collection<Unit> activeUnits, BigDecimal sureFrom) {
        this.remits = List.copyOf(remits);
        this.sureFrom = sureFrom;
        activeUnits.forEach(unit -> units.put(unit.id(), unit));
        this.offices = new OfficeNames(activeUnits);
        for (Remit remit : remits) {
            Unit unit = remit.unit() != null ? units.get(remit.unit()) : offices.holding(remit.office());
            if (remit.target() == Remit.Target.INSTANSI && unit != null) {
                resolved.put(remit.id(), unit);
            }
        }
    }

    /** The unit each row with a unit of its own, or an office somebody holds, proposes. */
    Map<Long, Unit> resolved() {
        return Map.copyOf(resolved);
    }

    private record Fitting(Remit remit, int weight, String words) {}

    /**
     * Who acts. An OPD that the comment names comes before an unsure topic.
     *
     * @param topic null if unknown
     * @param probability of the topic, 0 to 1
     * @param account the unit under whose account the comment stands, null if that says nothing
     */
    Proposal propose(
            List<Word> words,
            @Nullable ComplaintTopic topic,
            BigDecimal probability,
            @Nullable Unit place,
            @Nullable Unit account) {
        boolean sure = topic != null && topic != ComplaintTopic.LAINNYA && probability.compareTo(sureFrom) >= 0;
        OfficeNames.Named named = offices.namedIn(words);
        if (named != null && !sure) {
            return new Proposal(named.unit(), ProposedBy.DISEBUT, null, named.words());
        }
        List<Fitting> fitting = new ArrayList<>();
        for (Remit remit : remits) {
            Fitting fits = fits(remit, words, topic, sure, place);
            if (fits != null) {
                fitting.add(fits);
            }
        }
        fitting.sort(Comparator.comparingInt(Fitting::weight)
                .reversed()
                .thenComparingLong(fits -> fits.remit().id()));
        for (Fitting fits : fitting) {
            Unit unit = unitOf(fits.remit(), place, account);
            if (unit != null) {
                return new Proposal(unit, ProposedBy.TUPOKSI, fits.remit().id(), fits.words());
            }
        }
        boolean own = account != null && account.kind() != UnitKind.PIMPINAN && !sure;
        return own ? new Proposal(account, ProposedBy.AKUN, null, "") : Proposal.NONE;
    }

    private @Nullable Fitting fits(
            Remit remit, List<Word> words, @Nullable ComplaintTopic topic, boolean sure, @Nullable Unit place) {
        if (remit.topic() != null && remit.topic() != topic) {
            return null;
        }
        int scope = scope(remit, place);
        if (scope < 0) {
            return null;
        }
        String found = remit.keywords().isEmpty() ? "" : WordRules.phraseIn(words, remit.keywords());
        if (!remit.keywords().isEmpty() && found.isEmpty()) {
            return null;
        }
        int weight = remit.topic() == null
                ? sure ? KEYWORD_BESIDE_SURE_TOPIC : KEYWORD_BESIDE_UNSURE_TOPIC
                : found.isEmpty() ? TOPIC : TOPIC_AND_KEYWORD;
        return new Fitting(remit, weight + scope + Math.min(found.length() / 4, 9), found);
    }

    /** How narrow the row's area is, or below 0 if the place lies outside of it. */
    private int scope(Remit remit, @Nullable Unit place) {
        UnitId scope = remit.scope();
        if (scope == null) {
            return 0;
        }
        if (place == null) {
            return -1;
        }
        if (scope.equals(place.id())) {
            return place.kind() == UnitKind.KECAMATAN ? SCOPE_OF_KECAMATAN : SCOPE_OF_VILLAGE;
        }
        return scope.equals(place.parent()) ? SCOPE_OF_KECAMATAN : -1;
    }

    private @Nullable Unit unitOf(Remit remit, @Nullable Unit place, @Nullable Unit account) {
        return switch (remit.target()) {
            case INSTANSI -> resolved.get(remit.id());
            case DESA -> isArea(place) ? place : isArea(account) ? account : null;
            case KECAMATAN -> kecamatanOf(isArea(place) ? place : account);
        };
    }

    private @Nullable Unit kecamatanOf(@Nullable Unit area) {
        if (area == null || !isArea(area)) {
            return null;
        }
        UnitId parent = area.parent();
        return area.kind() == UnitKind.KECAMATAN ? area : parent == null ? null : units.get(parent);
    }

    private static boolean isArea(@Nullable Unit unit) {
        return unit != null
                && (unit.kind() == UnitKind.KECAMATAN
                        || unit.kind() == UnitKind.DESA
                        || unit.kind() == UnitKind.KELURAHAN);
    }
}
