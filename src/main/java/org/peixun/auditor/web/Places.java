package org.peixun.auditor.web;

import java.util.List;
import java.util.stream.Stream;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;

/** Jurisdictions for the pages; an audit chain may outlive its jurisdiction, then its code must do. */
record Places(Jurisdictions jurisdictions) {

    public List<Jurisdiction> all() {
        return Stream.concat(Stream.of(jurisdictions.city()), jurisdictions.counties().stream()).toList();
    }

    public String name(String code) {
        return all().stream().filter(place -> place.code().equals(code)).map(Jurisdiction::name).findFirst().orElse(code);
    }
}
