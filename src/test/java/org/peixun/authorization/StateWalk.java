package org.peixun.authorization;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cases of one kind, led through every state in which one can be. */
interface StateWalk {

    /** 开班备案（classFiling） */
    String title();

    /** Process id; {@code null} when it is no process and has no tasks of its own. */
    String caseType();

    /** Every name of the enum of its states: one that is not reached fails the test. */
    Set<String> states();

    /** What is done with it beside handing in its tasks. */
    List<Act> acts();

    void walk(Look look);

    /** Stops where the case now is and tries everything; what is tried is taken back. */
    interface Look {

        /**
         * @param state enum name
         * @param stage what readers call it; {@code null}: the label of the state and the steps that wait
         * @param values more for paths and forms
         */
        void at(Place place, String state, String stage, Map<String, String> values);

        /** With state, label and open steps as the work list has them. */
        default void at(Place place) {
            at(place, Map.of());
        }

        /** @param values more for paths and forms */
        void at(Place place, Map<String, String> values);
    }

    /**
     * @param number the case's
     * @param institution whose it is, or {@code null}
     */
    record Place(String number, String county, Long institution) {}
}
