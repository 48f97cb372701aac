package id.pantas.review.web;

import id.pantas.classification.Classifications;
import id.pantas.classification.LabelTrust;
import id.pantas.classifier.ContentClass;
import id.pantas.review.BlindSamples;
import id.pantas.review.SampleResult;
import java.time.Clock;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How labels are made and checked, for everybody. */
@Controller
@PreAuthorize("permitAll()")
class MethodController {

    private static final int WEEKS = 26;

    private final BlindSamples samples;
    private final Classifications classifications;
    private final LabelTrust trust;
    private final Clock clock;

    MethodController(BlindSamples samples, Classifications classifications, LabelTrust trust, Clock clock) {
        this.samples = samples;
        this.classifications = classifications;
        this.trust = trust;
        this.clock = clock;
    }

    @GetMapping("/metode")
    String method(Model model) {
        List<SampleResult> results = samples.results(WEEKS);
        model.addAttribute("results", results);
        model.addAttribute("newest", results.isEmpty() ? null : results.get(0));
        model.addAttribute("trusted", trust.holds(clock.instant()));
        model.addAttribute("modelVersion", classifications.modelVersion());
        model.addAttribute("classes", ContentClass.values());
        return "review/method";
    }
}
