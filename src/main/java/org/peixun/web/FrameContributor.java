package org.peixun.web;

import org.peixun.identity.Actor;

/** A module's share in the frame of every page: banners and the counts behind menu entries. One cheap query at most. */
public interface FrameContributor {

    /** Nobody reads a larger number behind an entry: what is counted for every page stops here. */
    int COUNTED = 1000;

    /** Called once a full page. Put counts by menu id ({@code todo}, {@code drafts}, {@code notifications}) and banners. */
    void contribute(Actor actor, Frame frame);

    interface Frame {
        void count(String menuId, int count);

        void banner(String text);
    }
}
