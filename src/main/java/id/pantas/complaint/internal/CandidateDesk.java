package id.pantas.complaint.internal;

import id.pantas.classifier.CommentClass;
import id.pantas.complaint.Candidate;
import id.pantas.complaint.CandidateCorrection;
import id.pantas.complaint.CandidateDecision;
import id.pantas.complaint.CandidateField;
import id.pantas.complaint.CandidateOrder;
import id.pantas.complaint.CandidateQuestion;
import id.pantas.complaint.CandidateReasons;
import id.pantas.complaint.CandidateSlice;
import id.pantas.complaint.Candidates;
import id.pantas.registry.Unit;
import id.pantas.wording.WordRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class CandidateDesk implements Candidates {

    private static final int BATCH = 1_000;
    /** A comment whose transaction is still open has a lower number than ones already seen; this is ample time for it. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private final CandidateRows rows;
    private final CandidateList list;
    private final CandidateDecisions decisions;
    private final Surroundings surroundings;
    private final Clock clock;

    CandidateDesk(
            CandidateRows rows,
            CandidateList list,
            CandidateDecisions decisions,
            Surroundings surroundings,
            Clock clock) {
        this.rows = rows;
        this.list = list;
        this.decisions = decisions;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @Override
    public int judge(Collection<Long> commentIds) {
        if (commentIds.isEmpty()) {
            return 0;
        }
        Surroundings.Now now = surroundings.now();
        return write(rows.comments(commentIds, now.version()), now);
    }

    @Override
    public int judgeMissing(int limit) {
        Surroundings.Now now = surroundings.now();
        int left = limit;
        int written = 0;
        long after = rows.sweep().sweptTo();
        boolean settled = true;
        while (left > 0) {
            List<CandidateRows.Unjudged> page = rows.commentsAfter(after, Math.min(BATCH, left), now.version());
            if (page.isEmpty()) {
                break;
            }
            written += write(page, now);
            left -= page.size();
            after = page.get(page.size() - 1).commentId();
            Instant sure = clock.instant().minus(SETTLED);
            settled &= page.stream().allMatch(comment -> comment.firstSeenAt().isBefore(sure));
            if (settled) {
                rows.sweptTo(after);
            }
        }
        return written + judgeAnew(left, now);
    }

    /** What was judged with something else; what lies behind the sweep was judged with what is in use just now. */
    private int judgeAnew(int limit, Surroundings.Now now) {
        CandidateRows.Sweep sweep = rows.sweep();
        if (!sweep.judgedWith().equals(now.version())) {
            rows.beginAnew(now.version());
            sweep = rows.sweep();
        }
        int left = limit;
        int written = 0;
        long after = sweep.rejudgedTo();
        while (left > 0 && after < sweep.sweptTo()) {
            List<CandidateRows.Unjudged> page = rows.commentsAfter(after, Math.min(BATCH, left), now.version());
            if (page.isEmpty()) {
                break;
            }
            written += write(page, now);
            left -= page.size();
            after = page.get(page.size() - 1).commentId();
            rows.rejudgedTo(after, now.version());
        }
        return written;
    }

    /** Thousands may write the very same: each text is judged once for each account it stands under. */
    private int write(List<CandidateRows.Unjudged> comments, Surroundings.Now now) {
        record Same(String text, Object unit) {}
        Map<Same, Judgement> known = new HashMap<>();
        List<CandidateRows.Judged> judged = new ArrayList<>();
        int decided = 0;
        for (CandidateRows.Unjudged comment : comments) {
            if (comment.judged()) {
                continue;
            }
            if (comment.decided()) {
                decided += decisions.judgeAnew(comment.commentId(), comment.text(), now) ? 1 : 0;
                continue;
            }
            Unit account = now.units().get(comment.unit());
            Judgement judgement = known.computeIfAbsent(
                    new Same(comment.text(), comment.unit()),
                    same -> now.judge().judge(comment.text(), account, CommentJudge.Decided.NOTHING));
            judged.add(new CandidateRows.Judged(comment, judgement));
        }
        return judged.isEmpty()
                ? decided
                : decided + rows.write(judged, now.version(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public CandidateSlice page(CandidateQuestion question, CandidateOrder order, @Nullable String cursor, int size) {
        return list.page(question, order, cursor, size);
    }

    @Override
    public long count(CandidateQuestion question, int most) {
        return list.count(question, most);
    }

    @Override
    public Optional<Candidate> find(long commentId) {
        return list.find(commentId);
    }

    @Override
    public CandidateReasons reasons(Candidate candidate) {
        String text = candidate.comment().text();
        if (text.isEmpty()) {
            return new CandidateReasons(List.of(), List.of(), List.of(), "", Map.of(), Map.of());
        }
        Surroundings.Now now = surroundings.now();
        CommentJudge.Decided decided = CandidateDecisions.decided(candidate, now);
        Judgement found = now.judge().judge(text, now.units().get(candidate.account()), decided);
        boolean asks =
                candidate.commentClass() == CommentClass.ADUAN || candidate.commentClass() == CommentClass.PERTANYAAN;
        boolean byModel = !candidate.byPerson().contains(CandidateField.TOPIK);
        return new CandidateReasons(
                found.label().words().stream().map(word -> word.word()).toList(),
                asks && byModel && candidate.topic() != null ? now.judge().wordsOfTopic(text) : List.of(),
                found.places().mentions(),
                found.proposal().words(),
                byCode(found.urgency()),
                byCode(found.secrecy()));
    }

    private static Map<String, String> byCode(List<WordRules.Match> matches) {
        return matches.stream().collect(Collectors.toMap(WordRules.Match::code, WordRules.Match::words));
    }

    @Override
    public List<CandidateField> decide(long commentId, CandidateDecision decision, String person) {
        return decisions.decide(commentId, decision, person, surroundings.now());
    }

    @Override
    public List<CandidateCorrection> corrections(long commentId) {
        return decisions.of(commentId);
    }
}
