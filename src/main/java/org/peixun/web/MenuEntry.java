package org.peixun.web;

import org.peixun.identity.Action;

/**
 * A line of the menu. Modules that bring pages of their own give a bean of it; nothing here is edited for a new one.
 *
 * @param id what a page names as its menu id, and counts are given for, e.g. {@code todo}
 * @param label e.g. 待办
 * @param path e.g. {@code /todo}
 * @param needs shown to whom this is allowed
 * @param position order in the menu; each hundred is a group of its own, set apart by a line: 100 work, 200 new
 *     cases, 300 reference, 400 administration, 500 engine; no two the same. A feature takes a ten of a group for all that
 *     it has there
 */
public record MenuEntry(String id, String label, String path, Action needs, int position) {

    int group() {
        return position / 100;
    }
}
