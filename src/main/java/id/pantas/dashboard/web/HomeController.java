package id.pantas.dashboard.web;

import id.pantas.registry.League;
import id.pantas.scoring.Rankings;
import id.pantas.scoring.ShownPeriod;
import id.pantas.scoring.Standing;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The public home page. */
@Controller
@PreAuthorize("permitAll()")
class HomeController {

    private final Rankings rankings;
    private final Clock clock;
    private final boolean publicRanking;

    HomeController(
            Rankings rankings, Clock clock, @Value("${pantas.scoring.public-ranking:false}") boolean publicRanking) {
        this.rankings = rankings;
        this.clock = clock;
        this.publicRanking = publicRanking;
    }

    @GetMapping("/")
    String home(Model model) {
        ShownPeriod shown = rankings.shown(clock.instant());
        String period = shown.period().id();
        Map<League, List<Standing>> standings = new EnumMap<>(League.class);
        Arrays.stream(League.values()).forEach(league -> standings.put(league, rankings.standings(period, league)));
        boolean running = shown.period().contains(clock.instant());
        model.addAttribute("page", HomePage.of(shown.period(), running, standings, publicRanking));
        return "dashboard/home";
    }
}
