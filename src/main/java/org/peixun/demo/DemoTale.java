package org.peixun.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What one feature adds to the story of the past weeks, so that each of its states is there to be looked at; found by being there. */
interface DemoTale {

    /**
     * @param last day of the story
     * @param days day of the story, the last is {@link DemoStory#LENGTH} → what happens on its morning
     */
    void plan(LocalDate last, Map<Integer, List<Runnable>> days);
}
