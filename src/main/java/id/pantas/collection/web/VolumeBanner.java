package id.pantas.collection.web;

import id.pantas.collection.VolumeWatch;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Hands the pages of collection what their banner of missing posts shows. */
@ControllerAdvice(assignableTypes = CollectorsController.class)
class VolumeBanner {

    private final VolumeWatch volumes;

    VolumeBanner(VolumeWatch volumes) {
        this.volumes = volumes;
    }

    @ModelAttribute("volumeAlerts")
    List<VolumeWatch.Alert> alerts() {
        return volumes.alerts();
    }
}
