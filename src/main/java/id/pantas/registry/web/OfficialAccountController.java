package id.pantas.registry.web;

import id.pantas.registry.AccountHandle;
import id.pantas.registry.HandleAnswer;
import id.pantas.registry.LookAlike;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Refusal;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Is this account official?", for everybody. */
@Controller
@PreAuthorize("permitAll()")
class OfficialAccountController {

    private static final int LONGEST = 300;

    private final OfficialAccounts accounts;
    private final Units units;

    OfficialAccountController(OfficialAccounts accounts, Units units) {
        this.accounts = accounts;
        this.units = units;
    }

    @GetMapping("/akun-resmi")
    String ask(@RequestParam(defaultValue = "") String q, Model model) {
        String asked = q.strip();
        model.addAttribute("asked", asked);
        if (!asked.isEmpty()) {
            try {
                String text = asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked;
                model.addAttribute("answer", answer(accounts.ask(text)));
            } catch (Refusal refusal) {
                model.addAttribute("refusal", refusal);
            }
        }
        return "registry/official";
    }

    private Answer answer(HandleAnswer found) {
        List<UnitId> owners = Stream.concat(
                        found.official().stream(), found.lookAlikes().stream().map(LookAlike::account))
                .map(OfficialAccount::unit)
                .distinct()
                .toList();
        Map<UnitId, Unit> names = units.byIds(owners);
        return new Answer(
                found.asked(),
                found.official().stream().map(account -> row(account, names)).toList(),
                found.lookAlikes().stream()
                        .map(alike -> row(alike.account(), names))
                        .toList());
    }

    private static Row row(OfficialAccount account, Map<UnitId, Unit> names) {
        Unit unit = names.get(account.unit());
        return new Row(
                account.platform().name(),
                account.handle(),
                AccountHandle.of(account.platform(), account.handle()).link(),
                unit == null ? null : unit.name(),
                unit == null ? null : unit.slug());
    }

    /**
     * @param official accounts that are exactly this; empty = not official
     * @param lookAlikes official accounts it could be mistaken for
     */
    record Answer(String asked, List<Row> official, List<Row> lookAlikes) {}

    record Row(
            String platform,
            String handle,
            String link,
            @Nullable String unit,
            @Nullable String slug) {}
}
