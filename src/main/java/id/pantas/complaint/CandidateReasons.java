package id.pantas.complaint;

import id.pantas.wording.PlaceMention;
import java.util.List;
import java.util.Map;

/**
 * Why a candidate is proposed as it is, in the words of its text; all empty once the text was forgotten. Found anew with what is in
 * use now, because words of citizens are not kept.
 *
 * @param classWords words that weighed most for the class, the heaviest first
 * @param topicWords the same for the topic
 * @param places names of places, also those left open
 * @param remitWords the keyword of the remit table, or the name of the unit, that decided; empty if none did
 * @param urgency words by code of urgency
 * @param secrecy words by code of secret category
 */
public record CandidateReasons(
        List<String> classWords,
        List<String> topicWords,
        List<PlaceMention> places,
        String remitWords,
        Map<String, String> urgency,
        Map<String, String> secrecy) {}
