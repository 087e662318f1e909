package org.peixun.web;

import jakarta.servlet.DispatcherType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Grant;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What stands around every page. The layout asks for it, so it is made once a full page and never for a redirect or a
 * fragment, and the error pages have it too.
 */
@Component("pageFrame")
class PageFrame {

    private static final Logger log = LoggerFactory.getLogger(PageFrame.class);

    private final Menu menu;
    private final AccessPolicy access;
    private final CurrentActor currentActor;
    private final Jurisdictions jurisdictions;
    private final ObjectProvider<FrameContributor> contributors;
    private final EngineHost engineHost;

    PageFrame(Menu menu, AccessPolicy access, CurrentActor currentActor,
            Jurisdictions jurisdictions, ObjectProvider<FrameContributor> contributors, EngineHost engineHost) {
        this.engineHost = engineHost;
        this.menu = menu;
        this.access = access;
        this.currentActor = currentActor;
        this.jurisdictions = jurisdictions;
        this.contributors = contributors;
    }

    /** @param badge number to show, 0 = none */
    public record Entry(String id, String label, String path, int badge, boolean startsGroup) {

        public String badgeText() {
            return number(badge);
        }
    }

    /**
     * @param person 李某（东阿县 县区经办）, {@code null} when nobody is signed in
     * @param whole whether the pages that the frame links to are on this host
     * @param query what was searched for, on the page of results
     */
    public record Content(String person, List<Entry> entries, Integer notifications, boolean whole, boolean searchable, String query,
            List<String> banners) {

        public boolean signedIn() {
            return person != null;
        }

        public String notificationsText() {
            return number(notifications);
        }
    }

    /** As the lists' own counts are written. */
    private static String number(int count) {
        return count < FrameContributor.COUNTED ? Integer.toString(count) : "999+";
    }

    public Content get() {
        if (nobodySignedIn()) {
            return new Content(null, List.of(), 0, false, false, null, List.of());
        }
        Actor actor = currentActor.get();
        var collected = new Collected();
        boolean whole = !engineHost.isHere();
        contributors.orderedStream().forEach(contributor -> ask(contributor, actor, collected));
        return new Content(person(actor), entries(actor, collected.counts),
                collected.counts.getOrDefault("notifications", 0), whole, whole && access.allows(actor, Action.SEE_CASE),
                query(), collected.banners);
    }

    /** Of other pages the parameters are not touched: those of a refused upload cannot be read at all. */
    private static String query() {
        try {
            return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                    && attributes.getRequest().getDispatcherType() == DispatcherType.REQUEST
                    && attributes.getRequest().getRequestURI().endsWith("/search")
                    ? attributes.getRequest().getParameter("q") : null;
        } catch (RequestRejectedException | InvalidParameterException refused) {
            // the page around the refusal of this very word
            return null;
        }
    }

    private static boolean nobodySignedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken;
    }

    /** A count that fails takes its badge away, not the page. */
    private static void ask(FrameContributor contributor, Actor actor, Collected collected) {
        try {
            contributor.contribute(actor, collected);
        } catch (RuntimeException e) {
            log.error("no counts from {}", contributor.getClass().getSimpleName(), e);
        }
    }

    private List<Entry> entries(Actor actor, Map<String, Integer> counts) {
        var entries = new ArrayList<Entry>();
        int group = 0;
        for (MenuEntry entry : menu.of(actor)) {
            boolean startsGroup = group != 0 && entry.group() != group;
            entries.add(new Entry(entry.id(), entry.label(), entry.path(), counts.getOrDefault(entry.id(), 0), startsGroup));
            group = entry.group();
        }
        return entries;
    }

    private String person(Actor actor) {
        String roles = actor.grants().stream().map(this::label).sorted().distinct().collect(Collectors.joining("、"));
        return roles.isEmpty() ? actor.name() : actor.name() + "（" + roles + "）";
    }

    private String label(Grant grant) {
        return grant.role() == Role.APPLICANT
                ? grant.role().label()
                : jurisdictions.name(grant.jurisdiction()) + " " + grant.role().label();
    }

    private static final class Collected implements FrameContributor.Frame {

        private final Map<String, Integer> counts = new HashMap<>();
        private final List<String> banners = new ArrayList<>();

        @Override
        public void count(String menuId, int count) {
            counts.merge(menuId, count, Integer::sum);
        }

        @Override
        public void banner(String text) {
            banners.add(text);
        }
    }
}
