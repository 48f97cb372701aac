package id.pantas.classification.internal;

import id.pantas.classification.Classifications;
import id.pantas.classification.DecidedBy;
import id.pantas.classification.Label;
import id.pantas.classification.LabelReason;
import id.pantas.classification.LabelReasons;
import id.pantas.classifier.DecidingWord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

@Service
class LabelReasonDesk implements LabelReasons {

    private final Classifications classifications;
    private final LabelRows rows;

    LabelReasonDesk(Classifications classifications, LabelRows rows) {
        this.classifications = classifications;
        this.rows = rows;
    }

    @Override
    public Map<Long, LabelReason> of(Collection<Long> postIds, int most) {
        Map<Long, Label> labels = classifications.of(postIds);
        Map<Long, List<DecidingWord>> words = new HashMap<>();
        List<Long> byModel = labels.entrySet().stream()
                .filter(entry -> entry.getValue().decidedBy() == DecidedBy.MODEL)
                .map(Map.Entry::getKey)
                .toList();
        if (!byModel.isEmpty()) {
            rows.texts(byModel)
                    .forEach(text -> words.put(text.postId(), classifications.decidingWords(text.text(), most)));
        }
        Map<Long, LabelReason> reasons = new HashMap<>();
        labels.forEach((post, label) -> reasons.put(post, new LabelReason(label, words.getOrDefault(post, List.of()))));
        return reasons;
    }
}
